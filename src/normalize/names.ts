/** Names that recorded elements and attributes may have in a page. */

/** What both old and new browsers take: the letters of https://www.w3.org/TR/xml/#NT-Name, ASCII strictly. */
const NAME = /^[A-Za-z_\u0080-\uffff][\w.\-\u0080-\uffff]*$/
const ATTRIBUTE_NAME = /^[A-Za-z_:\u0080-\uffff][\w.\-:\u0080-\uffff]*$/

/** A tag name in lower case, without prefix: what decides how a browser treats the element. */
export function localName(tagName: string): string {
  return tagName.slice(tagName.lastIndexOf(':') + 1).toLowerCase()
}

/** The tag name that the element gets: no script, and nothing that a browser or the player would stumble over. */
export function safeTagName(tagName: string, namespace: 'html' | 'svg'): string {
  const local = localName(tagName)
  if (local === 'script') return 'noscript'
  const name = namespace === 'svg' ? tagName.slice(tagName.lastIndexOf(':') + 1) : tagName
  const isName = tagName.split(':').every((part) => NAME.test(part))
  // The player looks the name up in an object, where `constructor` and the like are found.
  return isName && !(name in Object.prototype) && !becomesAscii(name) ? name : 'rr-unnamed'
}

/** Whether other case gives the name ASCII letters that it didn't have (ſ, ı, K): the player changes it, a parser doesn't. */
function becomesAscii(name: string): boolean {
  const others = name.replace(/[^\u0080-\uffff]/g, '')
  return /[A-Za-z]/.test(others.toUpperCase() + others.toLowerCase())
}

/** Whether `setAttribute` takes the name in every browser. */
export function isAttributeName(name: string): boolean {
  return ATTRIBUTE_NAME.test(name) && name !== '__proto__'
}

/** Elements that a document or a form offers under their name or id, instead of its own member of that name. */
const NAMED = /^(?:form|img|embed|object|iframe|input|button|select|textarea|fieldset|output)$/
/** Members of documents and elements that the player uses. */
const MEMBERS = new Set(
  `activeElement addEventListener adoptedStyleSheets appendChild attachShadow attributes blur body childNodes classList
  close contains createComment createDocumentType createElement createElementNS createTextNode defaultView dispatchEvent
  documentElement firstChild focus fonts getAttribute getBoundingClientRect getElementsByTagName getSelection head
  implementation insertBefore isConnected lastChild matches nextSibling nodeName nodeType open ownerDocument
  parentElement parentNode previousSibling querySelector querySelectorAll removeAttribute removeChild replaceChild
  scrollLeft scrollTo scrollTop setAttribute setAttributeNS shadowRoot style styleSheets tagName textContent
  write`.split(/\s+/),
)

/** Whether an element of that name would stand in the way of the player ('' is any): https://html.spec.whatwg.org/#dom-document-nameditem */
export function hidesMember(tag: string, value: string): boolean {
  return (tag === '' || NAMED.test(tag)) && MEMBERS.has(value)
}

/** Nothing in these ends a name, whoever writes a declaration out again. */
const PROPERTY_NAME = /^(?:--[\w.%\-\u0080-\uffff]*|-?[A-Za-z][A-Za-z-]*)$/

/** Whether a declaration may have the name. A browser takes stranger ones for custom properties, but no recorder sees any. */
export function isPropertyName(name: string): boolean {
  return PROPERTY_NAME.test(name)
}
