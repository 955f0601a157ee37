/** The value of a part of CSS, with its escapes resolved. */
export function cssText(css: string, from: number, to: number): string {
  const raw = css.slice(from, to)
  if (!raw.includes('\\')) return raw
  return raw.replace(/\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\n\r\f])?|\r\n|([\s\S])|$)/g, (_all, hex, character) => {
    if (hex !== undefined) return fromCodePoint(Number.parseInt(hex, 16))
    return character === undefined || /[\n\r\f]/.test(character) ? '' : character
  })
}

/** A name in lower case, with its escapes resolved. */
export function cssName(css: string, from: number, to: number): string {
  return cssText(css, from, to).toLowerCase()
}

function fromCodePoint(code: number): string {
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '�'
  return String.fromCodePoint(code)
}
