/** A page that changes at random while rrweb's recorder watches, and how it stood at moments of that. */
import { build } from 'esbuild'
import type { Browser } from 'puppeteer-core'
import type { ReplayEvent } from '../../src/model/event.ts'

export interface LivePage {
  readonly events: readonly ReplayEvent[]
  /** Markup of the body, and how many of the events tell of it. */
  readonly states: readonly { readonly markup: string; readonly events: number }[]
}

async function recorderScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: `export { record } from '@rrweb/record'`, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'recorder',
    target: 'es2022',
  })
  return outputFiles[0]?.text ?? ''
}

export async function recordLivePage(browser: Browser, seed: number): Promise<LivePage> {
  const page = await browser.newPage()
  try {
    await page.setContent('<!doctype html><html><head></head><body><main></main></body></html>')
    await page.addScriptTag({ content: await recorderScript() })
    return await page.evaluate(live, seed)
  } finally {
    await page.close()
  }
}

/** Runs inside the page. It must be self-contained: it is sent there as text. */
async function live(seed: number): Promise<LivePage> {
  let state = seed
  const pick = (count: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * count)
  }
  const oneOf = <Item>(items: readonly Item[]) => items[pick(items.length)] as Item
  let words = 0
  const word = () => `w${++words}`
  const roots = () => [
    document.body,
    ...[...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []),
  ]
  const nodes = () => roots().flatMap((root) => [...within(root)].filter((node) => node !== document.body))
  function* within(root: Node): Generator<Node> {
    for (const child of root.childNodes) {
      yield child
      yield* within(child)
    }
  }
  const elements = () => nodes().filter((node) => node instanceof Element)
  const places = () => [document.body, ...elements(), ...roots().slice(1)] as (Element | ShadowRoot)[]
  const makeNode = (depth: number): Node => {
    const kind = pick(6)
    if (kind === 0) return document.createComment(word())
    if (kind <= 2) return document.createTextNode(word())
    const element = document.createElement(oneOf(['div', 'p', 'span', 'ul', 'custom-tag']))
    element.setAttribute(oneOf(['class', 'title', 'data-x']), word())
    for (let count = depth > 0 ? pick(4) : 0; count > 0; count--) element.append(makeNode(depth - 1))
    return element
  }
  const holds = (node: Node, other: Node | null): boolean =>
    other !== null && (node === other || holds(node, other.parentNode ?? (other as Partial<ShadowRoot>).host ?? null))
  let settled = new Set<Node>()
  const put = (node: Node) => {
    // what moves into another shadow tree, or into what is new itself, the recorder loses track of
    const isNear = (one: Node) =>
      !node.isConnected || (one.getRootNode() === node.getRootNode() && (one === document.body || settled.has(one)))
    const near = places().filter((one) => isNear(one) && !holds(node, one))
    if (near.length === 0) return
    const place = oneOf(near)
    place.insertBefore(node, oneOf([null, ...place.childNodes]))
  }
  const canMove = (node: Node): boolean =>
    !(node instanceof Element && node.shadowRoot) && [...node.childNodes].every(canMove)
  const acts = [
    () => put(makeNode(3)),
    () => put(makeNode(1)),
    () => put(oneOf(nodes().filter(canMove))),
    () => (oneOf(nodes()) as ChildNode).remove(),
    () => (oneOf(elements()) as Element).replaceChildren(makeNode(2), makeNode(0)),
    () => (oneOf(elements()) as Element).setAttribute(oneOf(['class', 'title', 'data-x', 'hidden']), word()),
    () => (oneOf(elements()) as Element).removeAttribute(oneOf(['class', 'title', 'data-x', 'hidden'])),
    () => nodes().forEach((node) => node instanceof Text && pick(5) === 0 && (node.data = word())),
  ]
  const markup = (node: Node): string => {
    if (node instanceof Text) return JSON.stringify(node.data)
    if (node instanceof Comment) return `!${node.data}`
    const inside = (parent: Node) => [...parent.childNodes].map(markup).join('')
    if (!(node instanceof Element)) return `#(${inside(node)})`
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}=${value}`).sort()
    const shadow = node.shadowRoot ? markup(node.shadowRoot) : ''
    return `<${node.localName}${attributes.join('')}>${shadow}${inside(node)}</>`
  }
  const events: ReplayEvent[] = []
  const { record } = (window as unknown as { recorder: { record(options: object): () => void } }).recorder
  for (let count = 0; count < 8; count++) put(makeNode(3))
  // before the recorder watches: of a host that comes and moves at once, it tells that nodes go which stay
  for (const host of document.querySelectorAll('div'))
    host.attachShadow({ mode: 'open' }).append(makeNode(2), makeNode(1))
  const stop = record({ emit: (event: ReplayEvent) => void events.push(structuredClone(event)) })
  const states: { markup: string; events: number }[] = []
  for (let round = 0; round < 40; round++) {
    settled = new Set(nodes())
    if (elements().length < 4) put(makeNode(3))
    for (let count = 1 + pick(6); count > 0; count--) if (elements().length > 0) oneOf(acts)()
    await new Promise((resolve) => setTimeout(resolve, 5))
    states.push({ markup: markup(document.body), events: events.length })
  }
  stop()
  return { events, states }
}
