import { type Fields, isFields, NodeType } from '../model/event.ts'

/** How much of a node tree can be seen: boxes are elements without anything in them. */
export type Visibility = 'nothing' | 'boxes' | 'content'

/** Elements of which nothing shows, whatever is inside. */
const SILENT = new Set(['head', 'script', 'style', 'noscript', 'template', 'title', 'meta', 'link', 'base'])

/** Elements that show something although there is no text in them. */
const SHOWING = new Set([
  'img',
  'svg',
  'canvas',
  'video',
  'picture',
  'button',
  'input',
  'textarea',
  'select',
  'progress',
])

/** Document and page elements; a page of nothing else is blank. */
const FRAME = new Set(['html', 'body'])

/** Keeps the ids of silent elements, because text may be added to them later. */
export type SilentIds = Set<unknown>

/** Looks at a recorded node with all that is inside. Ids of silent elements in it are added to `silentIds`. */
export function visibilityOf(tree: unknown, silentIds: SilentIds): Visibility {
  let seen: Visibility = 'nothing'
  // A list instead of recursion: recorded trees can be deeper than the stack.
  const waiting: unknown[] = [tree]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (!isFields(node)) continue
    const tag = tagOf(node)
    if (SILENT.has(tag)) {
      silentIds.add(node.id)
      markInside(node, silentIds)
      continue
    }
    if (isHidden(node, tag)) continue
    if (isShownText(node) || isShownElement(node, tag)) return 'content'
    if (node.type === NodeType.Element && !FRAME.has(tag)) seen = 'boxes'
    if (Array.isArray(node.childNodes)) for (const child of node.childNodes as unknown[]) waiting.push(child)
  }
  return seen
}

/** Looks at what a mutation adds. rrweb adds an element and its text one by one, in any order. */
export function visibilityOfAdds(adds: unknown, silentIds: SilentIds): Visibility {
  if (!Array.isArray(adds)) return 'nothing'
  const added = (adds as unknown[]).filter(isFields)
  for (const { node } of added) if (isFields(node) && SILENT.has(tagOf(node))) silentIds.add(node.id)
  const shown = added
    .filter(({ parentId }) => !silentIds.has(parentId))
    .map(({ node }) => visibilityOf(node, silentIds))
  if (shown.includes('content')) return 'content'
  return shown.includes('boxes') ? 'boxes' : 'nothing'
}

function markInside(node: Fields, silentIds: SilentIds): void {
  const waiting: unknown[] = [node]
  while (waiting.length > 0) {
    const children = (waiting.pop() as Fields).childNodes
    if (!Array.isArray(children)) continue
    for (const child of (children as unknown[]).filter(isFields)) {
      silentIds.add(child.id)
      waiting.push(child)
    }
  }
}

function tagOf(node: Fields): string {
  return typeof node.tagName === 'string' ? node.tagName.toLowerCase() : ''
}

/** The usual ways to hide icon sheets and dialogs. A hidden page itself is about to be shown. */
function isHidden(node: Fields, tag: string): boolean {
  if (FRAME.has(tag) || !isFields(node.attributes)) return false
  const { style, hidden } = node.attributes
  return (hidden !== undefined && hidden !== false) || (typeof style === 'string' && /display:\s*none/i.test(style))
}

function isShownText(node: Fields): boolean {
  const { type, textContent, isStyle } = node
  return type === NodeType.Text && isStyle !== true && typeof textContent === 'string' && textContent.trim() !== ''
}

function isShownElement(node: Fields, tag: string): boolean {
  if (node.type !== NodeType.Element || !SHOWING.has(tag)) return false
  return !(tag === 'input' && isFields(node.attributes) && node.attributes.type === 'hidden')
}
