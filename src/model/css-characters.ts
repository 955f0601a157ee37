/** Sorts of UTF-16 code units in CSS: https://www.w3.org/TR/css-syntax-3/#tokenizer-definitions */

export const BACKSLASH = 0x5c

export const isDigit = (code: number) => code >= 0x30 && code <= 0x39
export const isHexDigit = (code: number) =>
  isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66)
export const isCssNewline = (code: number) => code === 0x0a || code === 0x0d || code === 0x0c
export const isCssSpace = (code: number) => code === 0x20 || code === 0x09 || isCssNewline(code)
/** NUL counts as U+FFFD, which can stand in a name. */
export const isCssNameStart = (code: number) =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0x80 || code === 0
export const isCssName = (code: number) => isCssNameStart(code) || isDigit(code) || code === 0x2d
export const isUnprintable = (code: number) =>
  code <= 0x08 || code === 0x0b || (code >= 0x0e && code <= 0x1f) || code === 0x7f
