/**
 * Stand-ins for recorded frames. The stage has an opaque origin, so the document of a real frame in it can't be reached; an
 * element with a closed shadow root poses as the frame instead, and a scroller inside it as the frame's document. rrweb builds,
 * changes and seeks it as if it were real, to any depth.
 */
import { poseAsDocument } from './frame-document.ts'
import { followFrameStyle, FRAME_STYLE } from './frame-style.ts'

interface FrameParts {
  readonly element: HTMLElement
  readonly root: ShadowRoot
  readonly label: HTMLElement
}

export interface Frames {
  /** Makes `document.createElement('iframe')` answer stand-ins. */
  install(): void
}

/** Marks the shadow roots that are a frame's own, among those that were recorded. */
const MARK = Symbol('frame')

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
  const source = element.getAttribute('data-rr-src') ?? element.getAttribute('rr_src') ?? ''
  try {
    return new URL(source).host
  } catch {
    return ''
  }
}

function build(element: HTMLElement): FrameParts {
  const root = element.attachShadow({ mode: 'closed' })
  Object.defineProperty(root, MARK, { value: true })
  const style = element.ownerDocument.createElement('style')
  style.textContent = FRAME_STYLE
  const host = element.ownerDocument.createElement('div')
  host.className = 'rr-host'
  const label = element.ownerDocument.createElement('div')
  label.className = 'rr-label'
  const scroller = element.ownerDocument.createElement('div')
  scroller.className = 'rr-doc'
  host.append(label, scroller)
  root.append(style, host)
  poseAsDocument({ element, root, scroller })
  followFrameStyle({ root, scroller })
  return { element, root, label }
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
        if (name === 'width' || name === 'height') applySize(parts, name, value)
        keepLabel(parts)
      },
    },
    removeAttribute: {
      value(name: string) {
        if (name !== 'data-rr-frame') removeAttribute(name)
      },
    },
  })
  keepLabel(parts)
  return element
}

/** `width="400"` and `height="50%"` are hints that any rule of the page overrides, as they are on a real frame. */
function applySize({ root }: FrameParts, name: 'width' | 'height', value: string): void {
  const size = /^\d+(\.\d+)?%?$/.exec(value.trim())
  const sheet = root.querySelector('style')?.sheet
  if (!size || !sheet) return
  sheet.insertRule(`:host{${name}:${value.trim().endsWith('%') ? value.trim() : `${value.trim()}px`}}`, sheet.cssRules.length)
}

export function installFrames(): void {
  const create = document.createElement.bind(document) as (tagName: string, options?: object) => HTMLElement
  Object.assign(document, {
    createElement: (tagName: string, options?: object) =>
      String(tagName).toLowerCase() === 'iframe' ? createStandIn(create) : create(tagName, options),
  })
}
