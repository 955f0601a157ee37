/**
 * Stand-ins for recorded frames. The stage has an opaque origin, so the document of a real frame in it can't be reached; an
 * element with a closed shadow root poses as the frame instead, and a scroller inside it as the frame's document. rrweb builds,
 * changes and seeks it as if it were real, to any depth.
 */
import { poseAsDocument } from './frame-document.ts'
import { createFrameRules } from './frame-rules.ts'
import { followFrameStyle, FRAME_STYLE } from './frame-style.ts'

interface FrameParts {
  readonly element: HTMLElement
  readonly hints: HTMLStyleElement
  readonly label: HTMLElement
}

/** Marks the shadow roots that are a frame's own, among those that were recorded. */
const MARK = Symbol('frame')
/** Where a stand-in keeps the page's rules for it. */
const PAGE_STYLE = Symbol('page style')

function frameRoot(node: Node): ShadowRoot | undefined {
  const root = node.getRootNode()
  return root instanceof ShadowRoot && MARK in root ? root : undefined
}

/** True when the node is inside a recorded frame's document. */
export function isFrameNode(node: Node): boolean {
  return frameRoot(node) !== undefined
}

/** Where the frame's document begins, CSS pixels of the outermost viewport. */
export function frameOffset(node: Node): { readonly x: number; readonly y: number } {
  const host = frameRoot(node)?.host
  if (!host) return { x: 0, y: 0 }
  const box = host.getBoundingClientRect()
  return { x: box.x + host.clientLeft, y: box.y + host.clientTop }
}

/** Host and path of the page that a frame showed, as far as the recording tells. */
function describe(element: HTMLElement): string {
  const source = element.getAttribute('data-rr-src') ?? ''
  try {
    return new URL(source).host
  } catch {
    return ''
  }
}

function build(element: HTMLElement): FrameParts {
  const root = element.attachShadow({ mode: 'closed' })
  Object.defineProperty(root, MARK, { value: true })
  const own = document.createElement('style')
  own.textContent = FRAME_STYLE
  const hints = document.createElement('style')
  const page = document.createElement('style')
  Object.defineProperty(element, PAGE_STYLE, { value: page })
  const [host, label, scroller] = [part('rr-host'), part('rr-label'), part('rr-doc')]
  host.append(label, scroller)
  root.append(own, hints, page, host)
  poseAsDocument({ element, root, scroller })
  followFrameStyle({ root, scroller, followRules: createFrameRules(root, pageStyleOf) })
  return { element, hints, label }
}

function part(className: string): HTMLElement {
  const element = document.createElement('div')
  element.className = className
  return element
}

function pageStyleOf(standIn: Element): HTMLStyleElement | undefined {
  return (standIn as { [PAGE_STYLE]?: HTMLStyleElement })[PAGE_STYLE]
}

function keepLabel({ element, label }: FrameParts): void {
  const host = describe(element)
  label.textContent = host ? `Frame not recorded: ${host}` : 'Frame not recorded'
}

function createStandIn(create: (tagName: string) => HTMLElement): HTMLElement {
  const element = create('rr-frame')
  const setAttribute = element.setAttribute.bind(element)
  const removeAttribute = element.removeAttribute.bind(element)
  setAttribute('data-rr-frame', '')
  const parts = build(element)
  Object.defineProperties(element, {
    nodeName: { value: 'IFRAME' },
    tagName: { value: 'IFRAME' },
    setAttribute: {
      value(name: string, value: string) {
        setAttribute(name, value)
        if (name === 'width' || name === 'height') applySize(parts)
        keepLabel(parts)
      },
    },
    removeAttribute: {
      value(name: string) {
        if (name !== 'data-rr-frame') removeAttribute(name)
        if (name === 'width' || name === 'height') applySize(parts)
      },
    },
  })
  keepLabel(parts)
  return element
}

/** `width="400"` and `height="50%"` are hints that any rule of the page overrides, as they are on a real frame. */
function applySize({ element, hints }: FrameParts): void {
  const sizes = ['width', 'height'].flatMap((name) => {
    const size = /^\s*(\d+(?:\.\d*)?)(%?)/.exec(element.getAttribute(name) ?? '')
    return size ? [`${name}:${size[1]}${size[2] || 'px'}`] : []
  })
  hints.textContent = `:host{${sizes.join(';')}}`
}

/** Makes `document.createElement('iframe')` answer stand-ins, and styles them as the page styles its frames. */
export function installFrames(): void {
  const create = document.createElement.bind(document) as (tagName: string, options?: object) => HTMLElement
  Object.assign(document, {
    createElement: (tagName: string, options?: object) =>
      String(tagName).toLowerCase() === 'iframe' ? createStandIn(create) : create(tagName, options),
  })
  const options = {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ['class', 'style', 'id', 'media'],
  }
  new MutationObserver(createFrameRules(document, pageStyleOf)).observe(document, options)
}
