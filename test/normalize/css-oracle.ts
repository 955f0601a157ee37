/** Finds what a browser would fetch for a piece of CSS; written apart from the product, with regular expressions. */

const ESCAPE = String.raw`\\(?:[0-9a-fA-F]{1,6}(?:\r\n|[ \t\r\n\f])?|[^\r\n\f0-9a-fA-F]|$)`
const START = String.raw`(?:[a-zA-Z_\u0000\u0080-\uffff]|${ESCAPE})`
const NAME = String.raw`(?:[\w\-\u0000\u0080-\uffff]|${ESCAPE})`
const IDENT = String.raw`(?:--${NAME}*|-?${START}${NAME}*)`
const STRING = String.raw`"(?:[^"\\\n\r\f]|\\(?:\r\n|[\s\S]|$))*(?:"|$)|'(?:[^'\\\n\r\f]|\\(?:\r\n|[\s\S]|$))*(?:'|$)`
const NUMBER = String.raw`[+-]?(?:\d+\.\d+|\d+|\.\d+)(?:[eE][+-]?\d+)?`
const SPACE = String.raw`[ \t\r\n\f]`

const TOKEN = new RegExp(
  [
    String.raw`(?<comment>\/\*[\s\S]*?(?:\*\/|$))`,
    `(?<string>${STRING})`,
    String.raw`(?<bad>"(?:[^"\\\n\r\f]|\\(?:\r\n|[\s\S]))*|'(?:[^'\\\n\r\f]|\\(?:\r\n|[\s\S]))*)`,
    `(?<number>${NUMBER}(?:${IDENT}|%)?)`,
    `(?<cdc>-->|<!--)`,
    `(?<fn>${IDENT})\\(`,
    `(?<at>@${IDENT})`,
    `(?<hash>#${NAME}+)`,
    `(?<ident>${IDENT})`,
    String.raw`(?<other>[\s\S])`,
  ].join('|'),
  'y',
)
const UNQUOTED = new RegExp(
  String.raw`${SPACE}*(?<url>(?:[^"'()\\ \t\r\n\f\u0001-\u0008\u000b\u000e-\u001f\u007f]|${ESCAPE})*)${SPACE}*(?:\)|$)`,
  'y',
)
const QUOTED = new RegExp(`${SPACE}*["']`, 'y')
const BAD_URL = new RegExp(String.raw`(?:[^)\\]|${ESCAPE}|\\)*(?:\)|$)`, 'y')

const unescape = (text: string) =>
  text.replace(/\\(?:([0-9a-fA-F]{1,6})(?:\r\n|[ \t\r\n\f])?|\r\n|([\s\S])|$)/g, (_all, hex, character) => {
    if (hex) {
      const code = Number.parseInt(hex, 16)
      return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? '\ufffd' : String.fromCodePoint(code)
    }
    return character === undefined || /[\n\r\f]/.test(character) ? '' : character
  })

const HOLDS_URLS = /^(?:url|src|image|(?:-webkit-|-moz-)?image-set|(?:-webkit-)?cross-fade|filter)$/
const KEPT = /^(?:#|data:(?:(?:image|font|audio|video|application)\/[\w.+-]*)?[;,])/i

/** URLs, and `@import` for each import, that a browser would act on. */
export function fetchedByCss(css: string): string[] {
  const found: string[] = []
  const open: string[] = []
  for (let at = 0; at < css.length;) {
    TOKEN.lastIndex = at
    const groups = TOKEN.exec(css)!.groups!
    at = TOKEN.lastIndex
    if (groups['fn'] !== undefined) {
      const name = unescape(groups['fn']).toLowerCase()
      QUOTED.lastIndex = at
      if (name !== 'url' || QUOTED.test(css)) open.push(name)
      else {
        UNQUOTED.lastIndex = at
        const url = UNQUOTED.exec(css)
        if (url) {
          found.push(unescape(url.groups!['url']!))
          at = UNQUOTED.lastIndex
        } else {
          BAD_URL.lastIndex = at
          BAD_URL.exec(css)
          at = BAD_URL.lastIndex
        }
      }
    } else if (groups['string'] !== undefined) {
      const text = groups['string']
      const isClosed = text.length > 1 && text.endsWith(text[0]!)
      const isWhole = isClosed || at >= css.length
      const parent = open.at(-1) ?? ''
      if (isWhole && HOLDS_URLS.test(parent)) found.push(unescape(text.slice(1, isClosed ? -1 : undefined)))
    } else if (groups['at'] !== undefined) {
      const name = unescape(groups['at']).toLowerCase()
      if (name === '@import') found.push('@import')
      // A namespace is a name, not an address.
      const statement =
        /^\s+(?:[\w-]+\s+)?(?:url\(\s*(?:"[^"'()\\\s]*"|'[^"'()\\\s]*'|[^"'()\\\s]*)\s*\)|"[^"'\\\n\r\f]*"|'[^"'\\\n\r\f]*')\s*;/i
      if (name === '@namespace') at += statement.exec(css.slice(at))?.[0].length ?? 0
    } else if (groups['other'] !== undefined) {
      const other = groups['other']
      if ('{(['.includes(other)) open.push(other)
      else if (other === '}' && open.at(-1) === '{') open.pop()
      else if (other === ']' && open.at(-1) === '[') open.pop()
      else if (other === ')' && !['{', '[', undefined].includes(open.at(-1))) open.pop()
    }
  }
  return found.filter((url) => !KEPT.test(url))
}
