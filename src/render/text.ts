/** Texts as they may stand in a page that is pure ASCII, whatever charset a server claims. */

/** JSON for an inert script element: no `<` that could end it, no character beyond ASCII. */
export function inertJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u007f-\uffff]/g, (character) => unicodeEscape(character))
}

function unicodeEscape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

/** HTML with every character beyond ASCII as a character reference. */
export function asciiHtml(html: string): string {
  // oxlint-disable-next-line no-control-regex -- NUL is looked for
  return html.replace(/[^\x01-\x7f]/gu, (character) => {
    const code = character.codePointAt(0) as number
    // these have no reference of their own
    const unwritable = code === 0 || (code >= 0xd800 && code <= 0xdfff) || (code >= 0x80 && code <= 0x9f)
    return unwritable ? '&#xfffd;' : `&#x${code.toString(16)};`
  })
}
