/** Attributes of an element as they are shown now; none that runs anything or leads anywhere. */
import { escaped } from './still-text.ts'

/** They lead somewhere, load, or do something when a page opens. */
const LEFT_OUT = new Set(
  (
    'src srcset srcdoc href action formaction ping background poster data codebase archive cite longdesc manifest profile ' +
    'usemap target sandbox allow csp is autofocus autoplay nonce integrity http-equiv attributionsrc xmlns imagesrcset ' +
    'value checked selected open popover data-rr-scroll'
  ).split(' '),
)

/** With `style` behind the element's own. */
export function stillAttributes(element: Element, style = ''): string {
  const own = Array.from(element.attributes).flatMap(({ localName, value }) => {
    const name = localName.toLowerCase()
    if (!/^[a-z_][\w.-]*$/i.test(localName) || name.startsWith('on')) return []
    if (name === 'style') return style ? [] : [[localName, value] as const]
    return LEFT_OUT.has(name) ? [] : [[localName, value] as const]
  })
  const ownStyle = element.getAttribute('style') ?? ''
  const all = [
    ...own,
    ...addresses(element),
    ...shownState(element),
    ...(style ? [['style', `${ownStyle};${style}`] as const] : []),
  ]
  return all.map(([name, value]) => ` ${name}="${escaped(value)}"`).join('')
}

type Attribute = readonly [name: string, value: string]

/** Those of pictures that are inside, and of places in the page. */
function addresses(element: Element): readonly Attribute[] {
  const href = element.getAttribute('href') ?? element.getAttribute('xlink:href') ?? ''
  const src = element.getAttribute('src') ?? ''
  const isImage = element.localName === 'image' || element.localName === 'feImage'
  return [
    ...(href.startsWith('#') || (isImage && isPicture(href)) ? [['href', href] as const] : []),
    ...(isPicture(src) ? [['src', src] as const] : []),
  ]
}

function isPicture(address: string): boolean {
  return /^data:image\//i.test(address)
}

/** What was typed, chosen and opened. */
function shownState(element: Element): readonly Attribute[] {
  if (element instanceof HTMLInputElement) {
    const { type, value, checked } = element
    if (type === 'checkbox' || type === 'radio')
      return [['value', value], ...(checked ? [['checked', ''] as const] : [])]
    return type === 'file' ? [] : [['value', value]]
  }
  if (element instanceof HTMLOptionElement) return element.selected ? [['selected', '']] : []
  const isOpen = (element instanceof HTMLDialogElement || element instanceof HTMLDetailsElement) && element.open
  const value = element.getAttribute('value')
  return [...(isOpen ? [['open', ''] as const] : []), ...(value === null ? [] : [['value', value] as const])]
}
