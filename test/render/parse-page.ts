/** A parser for the pages that we write, and stricter than a browser: what it can't tell apart is an error. */

export interface ParsedElement {
  readonly tag: string
  readonly attributes: { readonly [name: string]: string }
  /** For title, script and style: all that stands in it. Else the text up to the next tag. */
  readonly text: string
}

const RAW = ['script', 'style']

/** All elements in order of their start tags. @throws Error on markup that our templates do not write */
export function parsePage(html: string): ParsedElement[] {
  const elements: ParsedElement[] = []
  let at = html.indexOf('\n') + 1
  while (at < html.length) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*)>/.exec(html.slice(at, at + 4000))
    if (!tag) throw new Error(`no tag at ${at}: ${html.slice(at, at + 80)}`)
    const [whole, closing, name = '', attributes = ''] = tag
    at += whole.length
    const isRaw = closing === '' && (RAW.includes(name) || name === 'title')
    const end = isRaw ? html.indexOf(`</${name}`, at) : nextTag(html, at)
    const text = html.slice(at, end)
    if (isRaw && text.includes('<!--')) throw new Error(`a comment begins inside of ${name}`)
    if (closing === '')
      elements.push({ tag: name, attributes: parsed(attributes), text: RAW.includes(name) ? text : decode(text) })
    at = end
  }
  return elements
}

function nextTag(html: string, at: number): number {
  const next = html.indexOf('<', at)
  return next < 0 ? html.length : next
}

function parsed(attributes: string): { [name: string]: string } {
  const pairs = [...attributes.matchAll(/ ([a-z-]+)(?:="([^"]*)")?/g)]
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, decode(value)]))
}

const NAMED: { readonly [reference: string]: string } = { amp: '&', lt: '<', gt: '>', quot: '"' }

function decode(text: string): string {
  return text.replace(/&(#x[0-9a-fA-F]+|#\d+|[a-z]+)?;?/g, (reference, name: string | undefined) => {
    if (!name || !reference.endsWith(';')) throw new Error(`an ampersand stands alone: ${text}`)
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    if (!(name in NAMED)) throw new Error(`unknown reference ${reference}`)
    return NAMED[name] as string
  })
}
