import { fetchedByCss } from './css-oracle.ts'

// Finds what a browser would run, fetch or follow when it replays events; written apart from the product.

interface Item {
  readonly [name: string]: unknown
}

const FORBIDDEN = new Set(
  `srcdoc action formaction ping attributionsrc manifest codebase classid archive lowsrc dynsrc imagesrcset http-equiv
  xml:base autofocus`.split(/\s+/),
)
const PLAIN =
  /^(?:data-|aria-)|^(?:class|id|title|alt|value|placeholder|content|name|label|href|src|poster|background)$/
const DATA_IMAGE = /^(?:data:,$|data:image\/)/
const LINK = /^(?:https?:|mailto:|tel:|#|[^:]*$|[^:/?#]*[/?#])/i

/** What is wrong with a replay of the events, in words; empty when nothing is. */
export function dangersOf(events: readonly { type: number; data: Item }[]): string[] {
  const dangers: string[] = []
  const tags = new Map<number, string>()
  const styleTexts = new Set<number>()
  const say = (what: string) => void dangers.push(what)
  for (const { type, data } of events) {
    if (type === 2) {
      tags.clear()
      visit(data['node'] as Item, undefined, { tags, styleTexts, say })
    } else if (type === 3) increment(data, { tags, styleTexts, say })
  }
  return dangers
}

interface Context {
  readonly tags: Map<number, string>
  readonly styleTexts: Set<number>
  readonly say: (what: string) => void
}

function increment(data: Item, context: Context): void {
  const say = (urls: readonly string[]) => urls.forEach((url) => context.say(`css ${url}`))
  const rules = (list: unknown) => ((list ?? []) as Item[]).forEach(({ rule }) => say(fetchedByCss(String(rule))))
  switch (data['source']) {
    case 0:
      return mutation(data, context)
    case 8:
      rules(data['adds'])
      return say(['replace', 'replaceSync'].flatMap((name) => fetchedByCss(String(data[name]))))
    case 9:
      return canvas(data, context)
    case 10:
      return data['buffer'] ? undefined : say(fetchedByCss(`@font-face{src:${String(data['fontSource'])}}`))
    case 13: {
      const set = data['set'] as Item | undefined
      return set && say(fetchedByValue(String(set['property']), set['value']))
    }
    case 15:
      return ((data['styles'] ?? []) as Item[]).forEach((style) => rules(style['rules']))
  }
}

/** Whatever is not drawn with data: objects that would be made by name, addresses, members that every object has. */
function canvas(data: Item, { say }: Context): void {
  for (const { property, args } of (data['commands'] ?? [data]) as Item[]) {
    if (String(property) in Object.prototype) say('canvas member')
    if (property === 'drawImage' && typeof (args as unknown[])[0] === 'string') say('canvas address')
    JSON.stringify(args, (key, value: unknown) => {
      if (key === 'rr_type' && /EventSource|WebSocket|Worker|Function|Request|Image$/.test(String(value)))
        say('canvas object')
      if (key === 'src' && !/^data:image\/(?!svg)/.test(String(value))) say('canvas address')
      return value
    })
  }
}

function mutation(data: Item, context: Context): void {
  const { tags, styleTexts, say } = context
  for (const add of data['adds'] as Item[]) {
    if (add['nextId'] === -1 || add['previousId'] === -1) say('unresolved sibling')
    const parent = tags.get(add['parentId'] as number)
    // A frame's document may come before its frame: the player keeps it until then.
    if (parent === undefined && (add['node'] as Item)['type'] !== 0) say('unknown parent')
    visit(add['node'] as Item, parent, context)
  }
  for (const { id, value } of data['texts'] as Item[]) {
    if (styleTexts.has(id as number)) fetchedByCss(String(value)).forEach((url) => say(`css ${url}`))
  }
  for (const { id, attributes } of data['attributes'] as Item[]) {
    attributesOf(tags.get(id as number) ?? '', attributes as Item, say)
  }
}

function visit(node: Item, parent: string | undefined, context: Context): void {
  const { tags, styleTexts, say } = context
  const tag = String(node['type'] === 2 ? node['tagName'] : '')
    .replace(/^.*:/, '')
    // The player writes tags in upper case while it seeks.
    .toUpperCase()
    .toLowerCase()
  tags.set(node['id'] as number, tag)
  if (tag === 'script') say('script')
  if (node['type'] === 3 && (parent === 'style' || parent === 'link')) {
    styleTexts.add(node['id'] as number)
    fetchedByCss(String(node['textContent'])).forEach((url) => say(`css ${url}`))
  }
  if (node['type'] === 2) attributesOf(tag, (node['attributes'] ?? {}) as Item, say)
  for (const child of (node['childNodes'] ?? []) as Item[]) visit(child, tag, context)
}

function attributesOf(tag: string, attributes: Item, say: (what: string) => void): void {
  for (const [given, value] of Object.entries(attributes)) {
    const name = given.toLowerCase()
    if (value === null || name.startsWith('data-rr-')) continue
    // The player makes an empty text of `true`.
    const text = value === true ? '' : String(value)
    const wrong = typeof value === 'object' ? wrongStyle(value as Item) : wrongAttribute(tag, name, text)
    if (wrong) say(`<${tag} ${name}=${JSON.stringify(value)}>: ${wrong}`)
  }
}

/** Where a single value stands, nothing is imported. */
function fetchedByValue(property: string, value: unknown): string[] {
  return fetchedByCss(`${property}:${String(value)}`).filter((url) => url !== '@import')
}

function wrongStyle(style: Item): string {
  return Object.entries(style)
    .flatMap(([property, value]) => fetchedByValue(property, value))
    .join()
}

function wrongAttribute(tag: string, name: string, value: string): string {
  if (name.startsWith('on')) return 'handler'
  if (FORBIDDEN.has(name)) return 'forbidden'
  if (name === 'href' || name === 'xlink:href') {
    if (tag === 'a' || tag === 'area') return LINK.test(value.trim()) ? '' : 'link'
    const isPicture = (tag === 'image' || tag === 'feimage') && DATA_IMAGE.test(value)
    return (value.startsWith('#') && tag !== 'link' && tag !== 'base') || isPicture ? '' : 'href'
  }
  if (name === 'src') {
    if (value === '' && /^(?:img|input)$/.test(tag)) return ''
    if (/^(?:img|input|image)$/.test(tag)) return DATA_IMAGE.test(value) ? '' : 'src'
    return /^(?:video|audio|source)$/.test(tag) && /^data:(?:video|audio|image)\//.test(value) ? '' : 'src'
  }
  if (name === 'srcset') return /^\s*data:image\/[^,]*,[^\s,]*(?:\s+[\d.]+[xw])?\s*$/.test(value) ? '' : 'srcset'
  if (name === 'poster' || name === 'background' || name === 'rr_dataurl') return DATA_IMAGE.test(value) ? '' : name
  if (/^(?:data|code)$/.test(name) && /^(?:object|embed|applet)$/.test(tag)) return name
  if (name === 'rel' && tag === 'link') return /stylesheet|pre|dns/i.test(value) ? 'rel' : ''
  const isAnimation = /^(?:animate|set$)/.test(tag)
  if (isAnimation && name === 'attributename') return /href|^on|:/i.test(value) ? 'animated link' : ''
  if (isAnimation && /^(?:from|to|by|values)$/.test(name) && /javascript:|https?:/i.test(value)) return 'animated value'
  if (name === '_csstext') return fetchedByCss(value).join()
  return PLAIN.test(name) ? '' : fetchedByValue(name, value).join()
}
