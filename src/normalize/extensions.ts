import { EventType, type Fields, NodeType, type ReplayEvent, type SnapshotNode } from '../model/event.ts'
import { problem, type Note } from '../model/problem.ts'

/**
 * Browser extensions that put themselves over the page, so that a replay without their styles shows nothing else. The
 * same that PostHog strips (https://github.com/PostHog/posthog, common/replay-shared, chrome-extension-stripping.ts);
 * the signs are names of their elements and ids in the extension store.
 */
const EXTENSIONS: readonly { readonly name: string; readonly signs: readonly string[] }[] = [
  { name: 'DJI', signs: ['dji-sru'] },
  { name: 'Snap&Read', signs: ['mloajfnmjckfjbeeofcdaecbelnblden'] },
  { name: 'AITOPIA', signs: ['aitopia', 'becfinhbfclcgokjlobojlnldbfillpf', 'fnliebffpgomomjeflboommgbdnjadbh'] },
  { name: 'Sublime', signs: ['sublime-root'] },
]

const SIGNS = EXTENSIONS.flatMap(({ name, signs }) => signs.map((sign) => ({ name, sign })))

/**
 * A full snapshot without what such extensions had put into its page; the same object when there is nothing of them,
 * and for other events. Names of extensions that were found are added to `found`.
 *
 * @param event one that was found usable, so its nodes are no deeper than `MAX_DEPTH`
 */
export function withoutExtensions(event: ReplayEvent, found: Set<string>): ReplayEvent {
  if (event.type !== EventType.FullSnapshot) return event
  const { node } = event.data
  const stripped = strippedNode(node as SnapshotNode, found)
  return stripped === node ? event : { ...event, data: { ...event.data, node: stripped } }
}

/** Notes which extensions had left something. */
export function noteExtensions(name: string, found: ReadonlySet<string>, note: Note): void {
  if (found.size > 0) note(problem('extensions-left-out', { name, extensions: [...found].sort().join(', ') }))
}

function strippedNode(node: SnapshotNode, found: Set<string>): SnapshotNode {
  const { attributes, childNodes, textContent } = node
  const repairs: { textContent?: string; attributes?: Fields; childNodes?: readonly SnapshotNode[] } = {}
  if (textContent !== undefined && isExtensionStyle(textContent, found)) repairs.textContent = ''
  const kept = attributes && strippedAttributes(node, attributes, found)
  if (kept !== attributes && kept) repairs.attributes = kept
  const children = childNodes && (isExtensionElement(node, found) ? [] : strippedNodes(childNodes, found))
  if (children !== childNodes && children) repairs.childNodes = children
  return Object.keys(repairs).length === 0 ? node : { ...node, ...repairs }
}

function strippedNodes(nodes: readonly SnapshotNode[], found: Set<string>): readonly SnapshotNode[] {
  const stripped = nodes.map((node) => strippedNode(node, found))
  return stripped.some((node, index) => node !== nodes[index]) ? stripped : nodes
}

/** Ids of the store are in the addresses that an extension's style sheet refers to. */
function isExtensionStyle(text: string, found: Set<string>): boolean {
  return text.includes('chrome-extension://') && signIn(text, found) !== undefined
}

/** The element stays, without what is in it: later changes name it. */
function isExtensionElement({ type, tagName, attributes }: SnapshotNode, found: Set<string>): boolean {
  if (type !== NodeType.Element) return false
  const tag = (tagName ?? '').toLowerCase()
  const names = [tag, attributes?.id, tag === 'div' ? attributes?.class : undefined]
  return names.some((name) => typeof name === 'string' && signIn(name, found) !== undefined)
}

function strippedAttributes({ type }: SnapshotNode, attributes: Fields, found: Set<string>): Fields {
  if (type !== NodeType.Element) return attributes
  const { _cssText: css, class: names } = attributes
  const repairs: Fields = {}
  if (typeof css === 'string' && isExtensionStyle(css, found)) repairs._cssText = ''
  const isSigned = typeof names === 'string' && signIn(names, found) !== undefined
  if (isSigned) repairs.class = withoutSigns(names)
  return Object.keys(repairs).length === 0 ? attributes : { ...attributes, ...repairs }
}

/** Elements of the page itself get classes by which an extension restyles them. */
function withoutSigns(names: string): string {
  return names
    .split(/\s+/)
    .filter((name) => !SIGNS.some(({ sign }) => name.includes(sign)))
    .join(' ')
}

function signIn(text: string, found: Set<string>): string | undefined {
  const signed = SIGNS.find(({ sign }) => text.includes(sign))
  if (signed) found.add(signed.name)
  return signed?.sign
}
