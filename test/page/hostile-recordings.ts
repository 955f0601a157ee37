import type { MadeEvent, MadeNode } from './small.ts'
import { IDS, add, element, incremental, meta, mutation, snapshot, text } from './small.ts'

/** When an attack arrives: in the snapshot, while playing, or during a seek (to 1000 ms). */
export type Delivery = 'full' | 'live' | 'seek'

export interface HostileRecording {
  readonly name: string
  readonly path: Delivery
  readonly events: readonly MadeEvent[]
}

interface Ports {
  readonly port: number
  /** Where a mere connection counts. */
  readonly connectPort: number
}

/** What an attack would call: `url` is counted, `code` is heard, `connect` counts connections. */
interface Lure {
  readonly url: string
  readonly code: string
  readonly connect: string
}

const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'
const element20 = (tagName: string, attributes: object, childNodes: MadeNode[] = []) =>
  element(tagName, 20, { attributes, childNodes })
/** Inside an HTML element of that name nothing would be drawn. */
const svg20 = (childNodes: MadeNode[]) => ({ ...element20('svg', {}, childNodes), isSVG: true })

/** A picture that would fetch something if it were opened as a document. */
function svgDocument(url: string): string {
  const picture = `<svg xmlns="http://www.w3.org/2000/svg"><style>@import "${url}"</style><filter id="a"/></svg>`
  return `data:image/svg+xml,${encodeURIComponent(picture)}`
}

/** Attacks that are one added node; ids from 20 on. */
const NODES: { readonly [name: string]: (lure: Lure) => MadeNode } = {
  image: ({ url }) => element20('img', { src: url }),
  'image-set': ({ url }) => element20('img', { srcset: `${url} 2x`, src: PIXEL }),
  'embedded-later': ({ url }) => element20('img', { rr_dataURL: url }),
  'upper-case-image': ({ url }) => element20('IMG', { SRC: url }),
  'style-attribute': ({ url }) => element20('div', { style: `background:url(${url});width:9px;height:9px` }),
  'style-element': ({ url }) =>
    element20('style', { _cssText: `@import url("${url}"); body{background:url('${url}')}` }),
  'style-text': ({ url }) => element20('style', {}, [text(`@import "${url}"; p{cursor:url(${url}),auto}`, 21)]),
  'style-escape': ({ url }) => element20('style', { _cssText: `body{background:\\75rl("${url}")}` }),
  stylesheet: ({ url }) => element20('link', { rel: 'stylesheet', href: url }),
  preload: ({ url }) => element20('link', { rel: 'preload', as: 'image', href: url }),
  preconnect: ({ connect }) => element20('link', { rel: 'preconnect', href: connect }),
  video: ({ url }) => element20('video', { src: url, poster: url, autoplay: '' }),
  'frame-src': ({ url }) => element20('iframe', { src: url }),
  'frame-srcdoc': ({ code, url }) => element20('iframe', { srcdoc: `<script>${code}</script><img src="${url}">` }),
  'frame-javascript': ({ code }) => element20('iframe', { src: `javascript:${code}` }),
  'frame-data': ({ code }) => element20('iframe', { src: `data:text/html,<script>${code}</script>` }),
  object: ({ url }) => element20('object', { data: url }),
  embed: ({ url }) => element20('embed', { src: url }),
  script: ({ code }) => element20('script', {}, [text(code, 21)]),
  'upper-case-script': ({ code }) => element20('SCRIPT', {}, [text(code, 21)]),
  'script-src': ({ url }) => element20('sCrIpT', { src: url }),
  'on-error': ({ code }) => element20('img', { src: 'data:image/gif,none', onerror: code }),
  'upper-case-on-error': ({ code }) => element20('img', { src: 'data:image/gif,none', ONERROR: code }),
  'on-toggle': ({ code }) => element20('details', { open: '', ontoggle: code }, [text('x', 21)]),
  'on-focus': ({ code }) => element20('input', { autofocus: '', onfocus: code }),
  'on-animation': ({ code }) =>
    element20('div', { style: 'animation:a 1ms', onanimationend: code }, [
      element('style', 21, { attributes: { _cssText: '@keyframes a{to{top:1px}}' } }),
    ]),
  'svg-image': ({ url }) =>
    svg20([{ ...element('image', 21, { attributes: { href: url, 'xlink:href': url } }), isSVG: true }]),
  'svg-script': ({ code }) => svg20([{ ...element('script', 21, { childNodes: [text(code, 22)] }), isSVG: true }]),
  'svg-use': ({ url }) => svg20([{ ...element('use', 21, { attributes: { href: `${url}#x` } }), isSVG: true }]),
  'meta-refresh': ({ url }) => element20('meta', { 'http-equiv': 'refresh', content: `0;url=${url}` }),
  base: ({ url }) => element20('base', { href: url }),
  'script-by-upper-case': ({ code }) => element20('\u017fcript', {}, [text(code, 21)]),
  'svg-script-by-upper-case': ({ code }) =>
    svg20([{ ...element('scr\u0131pt', 21, { childNodes: [text(code, 22)] }), isSVG: true }]),
  'style-by-upper-case': ({ url }) => element20('\ufb06yle', {}, [text(`body{background:url(${url})}`, 21)]),
  'document-in-filter': ({ url }) =>
    element20('div', { style: `filter:url("${svgDocument(url)}#a");width:9px;height:9px` }, [text('x', 21)]),
  'document-in-fill': ({ url }) =>
    svg20([
      {
        ...element('rect', 21, { attributes: { width: '9', height: '9', fill: `url(${svgDocument(url)}#a)` } }),
        isSVG: true,
      },
    ]),
  'document-in-variable': ({ url }) =>
    element20('div', { style: `--a:url("${svgDocument(url)}#a");clip-path:var(--a);width:9px;height:9px` }),
  'shadow-image': ({ url }) => ({
    ...element20('div', {}, [{ ...element('img', 21, { attributes: { src: url } }), isShadow: true }]),
    isShadowHost: true,
  }),
}

/** Attacks that are events of their own; `after` is the moment they arrive. */
const EVENTS: { readonly [name: string]: (lure: Lure, afterMs: number) => readonly MadeEvent[] } = {
  'unresolved-sibling': ({ url, code }, ms) => [
    mutation(ms, {
      adds: [{ parentId: IDS.body, nextId: -1, previousId: -1, node: element20('img', { src: url, onerror: code }) }],
    }),
  ],
  'handler-set-later': ({ code }, ms) => [
    add(ms, element20('img', { src: PIXEL })),
    mutation(ms + 10, { attributes: [{ id: 20, attributes: { onload: code } }] }),
    mutation(ms + 20, { attributes: [{ id: 20, attributes: { src: 'data:image/gif,none', onerror: code } }] }),
  ],
  'address-set-later': ({ url }, ms) => [
    add(ms, element20('img', {})),
    mutation(ms + 10, { attributes: [{ id: 20, attributes: { src: url } }] }),
  ],
  'style-set-later': ({ url }, ms) => [
    mutation(ms, { attributes: [{ id: IDS.body, attributes: { style: { background: `url(${url})` } } }] }),
  ],
  'rule-added-later': ({ url }, ms) => [
    add(ms, element20('style', {}, [text('p{}', 21)])),
    incremental(ms + 10, { source: 8, id: 20, adds: [{ rule: `body{background:url(${url})}`, index: 0 }] }),
  ],
  'declaration-set-later': ({ url }, ms) => [
    add(ms, element20('style', {}, [text('body{color:red}', 21)])),
    incremental(ms + 10, { source: 13, id: 20, index: [0], set: { property: 'background', value: `url(${url})` } }),
  ],
  'adopted-sheet': ({ url }, ms) => [
    incremental(ms, {
      source: 15,
      id: IDS.document,
      styleIds: [1],
      styles: [{ styleId: 1, rules: [{ rule: `body{background:url(${url})}`, index: 0 }] }],
    }),
  ],
  font: ({ url }, ms) => [
    incremental(ms, { source: 10, family: 'Odd', fontSource: `url(${url})`, buffer: false }),
    mutation(ms + 10, { attributes: [{ id: IDS.body, attributes: { style: 'font-family:Odd' } }] }),
  ],
  'canvas-constructor': ({ url }, ms) => [
    add(ms, element20('canvas', { width: '9', height: '9' })),
    incremental(ms + 10, {
      source: 9,
      id: 20,
      type: 0,
      commands: [{ property: 'drawImage', args: [{ rr_type: 'EventSource', args: [url] }, 0, 0] }],
    }),
  ],
  'canvas-code': ({ code }, ms) => [
    add(ms, element20('canvas', { width: '9', height: '9' })),
    incremental(ms + 10, {
      source: 9,
      id: 20,
      type: 0,
      property: 'fillText',
      args: [{ rr_type: 'Function', args: [code] }, 0, 0],
    }),
  ],
  // These are none for elements on the screen, but for what the player makes of styles while it seeks.
  'style-name': ({ url }, ms) => [setStyle(ms, { [`background:url(${url});x`]: '1' })],
  'style-string-replaced': ({ url }, ms) => [
    setStyle(ms, `content:'x;background:url(${url});y'`),
    setStyle(ms + 10, { content: '1' }),
  ],
  'style-comment': ({ url }, ms) => [setStyle(ms, `background:ur/**/l(${url})`), setStyle(ms + 10, { color: 'red' })],
  'style-left-open': ({ url }, ms) => [setStyle(ms, { '--a': '"', '--b': `"x; background:url(${url}); y"` })],
  'frame-rule-left-open': ({ url }, ms) => [
    ...grown(ms, element('style', 20, { childNodes: [text('iframe{color:red}', 21)] })),
    add(ms + 1, element('iframe', 22)),
    incremental(ms + 10, { source: 13, id: 20, index: [0], set: { property: '--a', value: '"x' } }),
    incremental(ms + 11, {
      source: 13,
      id: 20,
      index: [0],
      set: { property: '--b', value: `";background:url(${url});--c:"` },
    }),
    incremental(ms + 12, {
      source: 13,
      id: 20,
      index: [0],
      set: { property: `--d:1;background:url(${url});--e`, value: '1' },
    }),
    add(ms + 20, element('iframe', 23)),
  ],
  'text-of-an-early-document': ({ url }, ms) => [
    add(ms, frameDocument(), 50),
    meta(ms + 10),
    snapshot({ atMs: ms + 11, body: [element('iframe', 50)] }),
    mutation(ms + 20, { texts: [{ id: 34, value: `html,body{background:url(${url})}` }] }),
  ],
  'image-in-canvas': ({ url }, ms) => [
    add(ms, element20('canvas', { width: '9', height: '9' })),
    incremental(ms + 10, {
      source: 9,
      id: 20,
      type: 0,
      property: 'drawImage',
      args: [{ rr_type: 'HTMLImageElement', src: url }, 0, 0],
    }),
  ],
}

function setStyle(atMs: number, style: object | string): MadeEvent {
  return mutation(atMs, { attributes: [{ id: IDS.body, attributes: { style } }] })
}

/** The player takes an added node alone, so each one below it is an add of its own. */
function grown(atMs: number, root: MadeNode): MadeEvent[] {
  const addsOf = (node: MadeNode, parentId: number): object[] => {
    const { childNodes = [], ...rest } = node as MadeNode & { childNodes?: MadeNode[] }
    const own = { parentId, nextId: null, node: node.type === 2 ? { ...rest, childNodes: [] } : node }
    return [own, ...childNodes.flatMap((child) => addsOf(child, node.id))]
  }
  return [mutation(atMs, { adds: addsOf(root, IDS.body) })]
}

/** A frame's document with a style sheet; ids from 30 on. */
function frameDocument(): MadeNode {
  const within = (node: MadeNode) => ({ ...node, rootId: 30 })
  const style = within(element('style', 33, { childNodes: [within(text('p{color:red}', 34))] }))
  const head = within(element('head', 32, { childNodes: [style] }))
  const html = within(element('html', 31, { childNodes: [head, within(element('body', 35))] }))
  return { type: 0, id: 30, childNodes: [html] }
}

const END = incremental(2000, { source: 1, positions: [{ x: 1, y: 1, id: IDS.body, timeOffset: 0 }] })

/** A handful of our own, each in every delivery that it can have. */
export function hostileRecordings({ port, connectPort }: Ports): HostileRecording[] {
  const lureOf = (name: string): Lure => ({
    url: `http://127.0.0.1:${port}/hit/${name}`,
    code: `console.log("PWNED: ${name}")`,
    connect: `http://127.0.0.1:${connectPort}/`,
  })
  const nodes = Object.entries(NODES).flatMap(([name, node]): HostileRecording[] => [
    { name, path: 'full', events: [meta(), snapshot({ body: [node(lureOf(`${name}~full`))] }), END] },
    { name, path: 'live', events: [meta(), snapshot(), ...grown(50, node(lureOf(`${name}~live`))), END] },
    { name, path: 'seek', events: [meta(), snapshot(), ...grown(50, node(lureOf(`${name}~seek`))), END] },
  ])
  const events = Object.entries(EVENTS).flatMap(([name, make]): HostileRecording[] => [
    { name, path: 'live', events: [meta(), snapshot(), ...make(lureOf(`${name}~live`), 50), END] },
    { name, path: 'seek', events: [meta(), snapshot(), ...make(lureOf(`${name}~seek`), 50), END] },
  ])
  return [...nodes, ...events]
}
