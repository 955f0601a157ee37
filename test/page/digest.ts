/** What of a replayed document two replays of the same moment must agree on. */
export interface Digest {
  readonly elements: number
  readonly document: string
  readonly scrolls: string
}

/**
 * Runs inside a stage frame and sums up its document. `document` covers tags, text, attributes (but the recorder's own,
 * handlers and URLs), values, shadow roots and style rules; `scrolls` where each element is scrolled to. Recorded frames
 * and canvas pixels are left out. Hovering is left out too: it depends on the pointer, not on the moment.
 * It must be self-contained: it is sent to the frame as text.
 */
export function digestDocument(): Digest {
  const skipped = new Set(['SCRIPT', 'NOSCRIPT', 'LINK', 'META', 'BASE'])
  const left =
    /^(rr_.*|data-rr.*|_?on.*|src|srcset|href|xlink:href|poster|action|formaction|data|background|ping|srcdoc|nonce|integrity|crossorigin|value|checked|selected)$/i
  const parts: string[] = []
  const scrolls: string[] = []
  let elements = 0

  const plainCss = (css: string) => css.replace(/url\([^)]*\)/g, 'url()').replace(/\s+/g, ' ')
  const plainAttribute = (name: string, value: string) => {
    if (name === 'class')
      return value
        .split(/\s+/)
        .filter((word) => word && word !== ':hover')
        .join(' ')
    return name === 'style' ? plainCss(value).replace(/;?\s*$/, '') : value
  }
  const addSheets = (sheets: Iterable<CSSStyleSheet>) => {
    for (const sheet of sheets) for (const rule of sheet.cssRules) parts.push(plainCss(rule.cssText))
  }
  const addAttributes = (element: Element) => {
    const shown = [...element.attributes]
      .filter(({ name }) => !left.test(name))
      .map(({ name, value }) => ({ name, value: plainAttribute(name, value) }))
      .filter(({ name, value }) => value !== '' || (name !== 'class' && name !== 'style'))
    parts.push(...shown.map(({ name, value }) => `${name}=${value}`).sort())
  }
  const addElement = (element: Element) => {
    elements++
    parts.push(`<${element.tagName}`)
    addAttributes(element)
    const field = element as HTMLInputElement & HTMLOptionElement
    if (typeof field.value === 'string') parts.push(`value=${field.value}`)
    if (field.checked) parts.push('checked')
    if (field.selected) parts.push('selected')
    if (element.scrollTop || element.scrollLeft) {
      scrolls.push(`${elements}:${Math.round(element.scrollLeft)},${Math.round(element.scrollTop)}`)
    }
    if (element.shadowRoot) {
      addSheets([...element.shadowRoot.styleSheets, ...element.shadowRoot.adoptedStyleSheets])
      element.shadowRoot.childNodes.forEach(walk)
    }
    element.childNodes.forEach(walk)
    parts.push('>')
  }
  function walk(node: Node) {
    if (node.nodeType === Node.TEXT_NODE) parts.push(node.textContent?.trim() ?? '')
    if (!(node instanceof Element) || skipped.has(node.tagName)) return
    const opaque = /^(I?FRAME|STYLE)$/.test(node.tagName) || node.hasAttribute('data-rr-frame')
    if (opaque) parts.push(node.tagName)
    else addElement(node)
  }
  addSheets([...document.styleSheets, ...document.adoptedStyleSheets])
  if (document.body) walk(document.body)
  scrolls.push(`window:${Math.round(scrollX)},${Math.round(scrollY)}`)
  const hash = (words: readonly string[]) => {
    let sum = 5381
    for (const word of words)
      for (let at = 0; at < word.length; at++) sum = (Math.imul(sum, 33) ^ word.charCodeAt(at)) >>> 0
    return sum.toString(16)
  }
  return { elements, document: hash(parts), scrolls: hash(scrolls) }
}
