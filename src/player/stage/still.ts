/**
 * The page that is on the stage as a text of markup, which is HTML and XML alike. It is made for a document that has a policy,
 * and says nothing that would need one: no scripts, no handlers, no addresses but those of what is inside.
 */
import type { StillForm } from './protocol.ts'
import { stillAttributes } from './still-attributes.ts'
import { pictureOf, sizeStyle } from './still-pictures.ts'
import { adoptedCss, sheetCss, styleMarkup } from './still-styles.ts'
import { escaped } from './still-text.ts'

interface Still {
  readonly form: StillForm
  /** What the head of the page begins with. */
  readonly head: string
  /** Shadow trees that were laid open so far. */
  scopes: number
}

const XHTML = 'http://www.w3.org/1999/xhtml'

/** What runs, loads, refreshes, or is never seen. */
const LEFT_OUT = new Set(
  'script noscript template link meta base title object embed applet portal frame frameset fencedframe source track param'.split(
    ' ',
  ),
)

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements */
const VOID = new Set('area br col hr img input wbr'.split(' '))

/** @param head markup that the page's head begins with, such as its policy */
export function stillOf(form: StillForm, head: string): string {
  const still: Still = { form, head, scopes: 0 }
  if (form === 'page') {
    return `${document.compatMode === 'BackCompat' ? '' : '<!doctype html>\n'}${pageMarkup(document, still)}`
  }
  // what stands on the page moves with it, what is fixed does not
  const style = `position:relative;width:${innerWidth}px;margin:${-scrollY}px 0 0 ${-scrollX}px`
  return `<div xmlns="${XHTML}" style="${style}">${pageMarkup(document, still)}</div>`
}

/** A document, or what poses as one. */
function pageMarkup(page: Document, still: Still): string {
  const { documentElement: root, head, body } = page
  if (!root) return ''
  const scroll = page === document ? scrollMark(scrollX, scrollY, still) : ''
  const styles = adoptedCss(page).map((css) => styleMarkup(css, ''))
  const inHead = head ? childrenMarkup(head, still) : ''
  const content = [...root.childNodes].filter((node) => node !== head).map((node) => nodeMarkup(node, still))
  const own = page === document && still.form === 'page' ? still.head : ''
  if (still.form === 'picture') styles.push(styleMarkup('*{scrollbar-width:none!important}', ''))
  return (
    `<html${stillAttributes(root)}${scroll}>` +
    `<head${head ? stillAttributes(head) : ''}>${own}${inHead}${styles.join('')}</head>` +
    `${body ? content.join('') : `<body>${content.join('')}</body>`}</html>`
  )
}

/** With `style` behind the node's own. */
function nodeMarkup(node: Node, still: Still, style = ''): string {
  if (node instanceof Text) return escaped(node.data)
  return node instanceof Element ? elementMarkup(node, still, style) : ''
}

function childrenMarkup(parent: Node, still: Still, style = ''): string {
  return Array.from(parent.childNodes, (node) => nodeMarkup(node, still, style)).join('')
}

function elementMarkup(element: Element, still: Still, style: string): string {
  const tag = element.localName
  if (LEFT_OUT.has(tag) || !/^[a-z_][\w.-]*$/i.test(tag)) return ''
  if (/href/i.test(element.getAttribute('attributeName') ?? '')) return ''
  if (tag === 'rr-frame') return frameMarkup(element as HTMLIFrameElement, still)
  const picture = pictureOf(element)
  if (picture !== undefined) return picture
  const start = `<${tag}${namespaceOf(element)}${stillAttributes(element, style)}`
  if (element instanceof HTMLStyleElement) return styleMarkup(sheetCss(element.sheet), stillAttributes(element))
  const scroll = scrollMark(element.scrollLeft, element.scrollTop, still)
  if (VOID.has(tag)) return `${start}${scroll} />`
  return `${start}${scroll}>${contentOf(element, still)}</${tag}>`
}

/** Where a tree begins that is of another language than its parent. */
function namespaceOf({ namespaceURI, parentElement }: Element): string {
  return namespaceURI && namespaceURI !== parentElement?.namespaceURI ? ` xmlns="${escaped(namespaceURI)}"` : ''
}

function contentOf(element: Element, still: Still): string {
  if (element instanceof HTMLTextAreaElement) return `${still.form === 'page' ? '\n' : ''}${escaped(element.value)}`
  const { shadowRoot } = element
  if (!shadowRoot) return shiftedChildren(element, still)
  const css = adoptedCss(shadowRoot)
  if (still.form === 'page') {
    const styles = css.map((text) => styleMarkup(text, '')).join('')
    return `<template shadowrootmode="open">${styles}${childrenMarkup(shadowRoot, still)}</template>${childrenMarkup(element, still)}`
  }
  return laidOpen(shadowRoot, css, still)
}

/** XML knows no shadow trees: what such a tree shows stands in its element instead, with its rules for nothing else. */
function laidOpen(root: ShadowRoot, adopted: readonly string[], still: Still): string {
  const scope = `rr-scope-${++still.scopes}`
  const own = Array.from(root.querySelectorAll('style'), ({ sheet }) => sheetCss(sheet))
  const css = [...adopted, ...own]
    .join('\n')
    .replace(/:host\b(?:\(([^()]*)\))?/g, (_, of) => `:scope${of ? `:is(${of})` : ''}`)
  const shown = (node: Node): string => {
    if (node instanceof HTMLStyleElement) return ''
    if (!(node instanceof HTMLSlotElement)) return nodeMarkup(node, still)
    const assigned = node.assignedNodes({ flatten: true })
    return (assigned.length > 0 ? assigned : [...node.childNodes]).map((one) => nodeMarkup(one, still)).join('')
  }
  return `<div class="${scope}" style="display:contents">${styleMarkup(`@scope (.${scope}){${css}}`, '')}${[...root.childNodes].map(shown).join('')}</div>`
}

/** In a picture nothing is scrolled: what is in a scroller stands where scrolling has brought it. */
function shiftedChildren(element: Element, still: Still): string {
  const { scrollLeft, scrollTop } = element
  const isScrolled = still.form === 'picture' && (scrollLeft !== 0 || scrollTop !== 0) && element !== document.body
  return childrenMarkup(element, still, isScrolled ? `translate:${-scrollLeft}px ${-scrollTop}px` : '')
}

function scrollMark(left: number, top: number, { form }: Still): string {
  return form === 'page' && (left !== 0 || top !== 0) ? ` data-rr-scroll="${left} ${top}"` : ''
}

/** A frame is one again on a page, and a picture in a picture. */
function frameMarkup(frame: HTMLIFrameElement, still: Still): string {
  const size = sizeStyle(frame)
  const { contentDocument: page } = frame
  const markup = page ? pageMarkup(page, { ...still, head: '' }) : ''
  if (still.form === 'page') {
    return `<iframe sandbox=""${stillAttributes(frame, size)} srcdoc="${escaped(`<!doctype html>${markup}`)}"></iframe>`
  }
  const { width, height } = frame.getBoundingClientRect()
  const inner = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%"><div xmlns="${XHTML}">${markup}</div></foreignObject></svg>`
  return `<img alt=""${stillAttributes(frame, size)} src="data:image/svg+xml,${escaped(encodeURIComponent(inner))}" />`
}
