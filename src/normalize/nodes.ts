import { isFields, NodeType, type Fields, type SnapshotNode } from '../model/event.ts'
import type { Losses } from './losses.ts'

/** No browser's parser makes deeper trees than half of this; the player and JSON writers recurse. */
export const MAX_DEPTH = 1000

/** Elements that can have a shadow root, besides those with a hyphen: https://dom.spec.whatwg.org/#valid-shadow-host-name */
const SHADOW_HOSTS = /^(?:article|aside|blockquote|body|div|footer|h[1-6]|header|main|nav|p|section|span)$/
const CUSTOM_NAME = /^[a-z][a-z0-9._-]*-[a-z0-9._-]*$/
const NO_CUSTOM_NAME = /^(?:annotation-xml|color-profile|font-face(?:-.*)?|missing-glyph|rr-.*)$/

/** Whether a number can identify a node. */
export function isNodeId(id: unknown): id is number {
  return typeof id === 'number' && Number.isSafeInteger(id) && id >= 0
}

/** Whether a browser lets an element have a shadow root. */
export function canHostShadow(tagName: string): boolean {
  return SHADOW_HOSTS.test(tagName) || (CUSTOM_NAME.test(tagName) && !NO_CUSTOM_NAME.test(tagName))
}

/** A node and all below in a shape that the player can build without failing; the same object when it was. */
export function usableNode(node: unknown, losses: Losses, depth = 0): SnapshotNode | undefined {
  if (!isFields(node) || !isNodeId(node['id'])) return lost(losses, 'nodes-unusable')
  if (depth > MAX_DEPTH) return lost(losses, 'nodes-too-deep')
  const repairs = repairsOf(node)
  if (repairs === undefined) return lost(losses, 'nodes-unusable')
  for (const name of strayMembers(node)) if (!Object.hasOwn(repairs, name)) repairs[name] = undefined
  if (hasChildren(node)) {
    const children = usableChildren(node, losses, depth)
    if (children !== node['childNodes']) repairs['childNodes'] = children
    if (node['compatMode'] === 'BackCompat' && children.length === 0) repairs['compatMode'] = undefined
  }
  return repaired(node, repairs) as Fields & SnapshotNode
}

function hasChildren({ type }: Fields): boolean {
  return type === NodeType.Document || type === NodeType.Element
}

/** Members that a node of its type doesn't have, or that aren't what walkers over trees take them for. */
function strayMembers(node: Fields): string[] {
  const { rootId, tagName, attributes, childNodes, textContent } = node
  const isElement = node['type'] === NodeType.Element
  const stray: string[] = []
  if (rootId !== undefined && !isNodeId(rootId)) stray.push('rootId')
  if (tagName !== undefined && !isElement) stray.push('tagName')
  if (attributes !== undefined && !isElement) stray.push('attributes')
  if (childNodes !== undefined && !hasChildren(node)) stray.push('childNodes')
  if (textContent !== undefined && typeof textContent !== 'string') stray.push('textContent')
  return stray
}

function lost(losses: Losses, reason: 'nodes-unusable' | 'nodes-too-deep'): undefined {
  losses.lose(reason)
}

/** A copy with other values, without those that are undefined; the same object when there are none. */
export function repaired(fields: Fields, repairs: Fields): Fields {
  if (Object.keys(repairs).length === 0) return fields
  const copy: Fields = { ...fields, ...repairs }
  for (const [name, value] of Object.entries(repairs)) if (value === undefined) delete copy[name]
  return copy
}

function repairsOf(node: Fields): Fields | undefined {
  switch (node['type']) {
    case NodeType.Document:
      return {}
    case NodeType.DocumentType:
      return doctypeRepairs(node)
    case NodeType.Element:
      return elementRepairs(node)
    case NodeType.CDATA:
      // An HTML document can't have one: https://dom.spec.whatwg.org/#dom-document-createcdatasection
      return { type: NodeType.Text, textContent: text(node['textContent']) }
    case NodeType.Text:
    case NodeType.Comment:
      return typeof node['textContent'] === 'string' ? {} : { textContent: text(node['textContent']) }
    default:
      return undefined
  }
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

function doctypeRepairs(node: Fields): Fields {
  const repairs: Fields = {}
  const { name, publicId, systemId } = node
  if (name !== '' && !(typeof name === 'string' && /^[A-Za-z][\w.-]*$/.test(name))) repairs['name'] = 'html'
  if (typeof publicId !== 'string') repairs['publicId'] = ''
  if (typeof systemId !== 'string') repairs['systemId'] = ''
  return repairs
}

function elementRepairs(node: Fields): Fields | undefined {
  const { tagName } = node
  if (typeof tagName !== 'string' || tagName === '') return undefined
  const repairs: Fields = {}
  if (!isFields(node['attributes'])) repairs['attributes'] = {}
  if (node['isShadowHost'] !== undefined && (node['isSVG'] || !canHostShadow(tagName)))
    repairs['isShadowHost'] = undefined
  if (node['isCustom'] !== undefined && (!CUSTOM_NAME.test(tagName) || NO_CUSTOM_NAME.test(tagName))) {
    repairs['isCustom'] = undefined
  }
  return repairs
}

function usableChildren(node: Fields, losses: Losses, depth: number): readonly SnapshotNode[] {
  const { childNodes } = node
  if (!Array.isArray(childNodes)) return []
  const children: SnapshotNode[] = []
  let isSame = true
  const isDocument = node['type'] === NodeType.Document
  for (const child of childNodes) {
    const usable = fits(child, isDocument, children)
      ? usableNode(child, losses, depth + 1)
      : lost(losses, 'nodes-unusable')
    if (usable !== undefined) children.push(usable)
    if (usable !== child) isSame = false
  }
  return isSame ? (childNodes as SnapshotNode[]) : children
}

/** Whether the DOM would take the child: https://dom.spec.whatwg.org/#concept-node-ensure-pre-insertion-validity */
function fits(child: unknown, isDocument: boolean, before: readonly SnapshotNode[]): boolean {
  const type = isFields(child) ? child['type'] : undefined
  const has = (wanted: number) => before.some((sibling) => sibling.type === wanted)
  if (!isDocument) return type !== NodeType.Document && type !== NodeType.DocumentType
  if (type === NodeType.Element) return !has(NodeType.Element)
  if (type === NodeType.DocumentType) return !has(NodeType.DocumentType) && !has(NodeType.Element)
  return type === NodeType.Comment
}
