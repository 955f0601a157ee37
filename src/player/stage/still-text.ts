/** Text in markup, of HTML and of XML: what stands for itself in neither is written as a character reference. */

const REFERENCES: { readonly [sign: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML can't hold, not even as a reference: https://www.w3.org/TR/xml/#charsets. */
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

export function escaped(text: string): string {
  return text.replace(NOT_XML, '\ufffd').replace(/[&<>"]/g, (sign) => REFERENCES[sign] as string)
}

/** Style text, in which HTML knows no references. */
export function rawStyle(css: string): string {
  return css
    .replace(NOT_XML, '\ufffd')
    .replace(/<\//g, '<\\/')
    .replace(/\]\]>/g, ']]\\>')
    .replace(/<!-{2}/g, '<\\!--')
}
