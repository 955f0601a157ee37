/** What a person would call an element: its role and its name, after https://www.w3.org/TR/accname/, from the folded page. */
import { NodeType } from '../model/event.ts'
import { childrenOf, type FoldedNode } from '../fold/fold.ts'
import { oneLine } from './recorded-text.ts'

export interface DescribedElement {
  /** The nearest element, from the one that was meant upwards, that a person can use; else that one itself. */
  readonly node: FoldedNode
  /** '' when it has none. */
  readonly role: string
  readonly name: string | undefined
  /** A press on it should have some effect. */
  readonly isPressable: boolean
}

const LONGEST_NAME = 80
/** Nodes that are looked at for a name. */
const MOST_NODES = 300
/** Elements above the one that was pressed. */
const MOST_LEVELS = 30

const TAG_ROLES: { readonly [tag: string]: string } = {
  button: 'button',
  summary: 'button',
  textarea: 'textbox',
  select: 'combobox',
  option: 'option',
  img: 'img',
  svg: 'img',
  video: 'video',
  audio: 'audio',
  canvas: 'canvas',
}

const INPUT_ROLES: { readonly [type: string]: string } = {
  button: 'button',
  submit: 'button',
  reset: 'button',
  image: 'button',
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  search: 'searchbox',
  file: 'file',
}

const PRESSABLE = new Set([
  'button',
  'link',
  'menuitem',
  'menuitemcheckbox',
  'menuitemradio',
  'tab',
  'option',
  'switch',
  'treeitem',
])
const FIELDS = new Set(['textbox', 'searchbox', 'combobox', 'checkbox', 'radio', 'slider', 'spinbutton', 'file'])

/** Describes what somebody meant who pressed an element: a button, not the icon in it; a field, not its label. */
export function describedElement(pressed: FoldedNode): DescribedElement {
  const node = usedElement(pressed)
  const role = roleOf(node)
  const name = nameOf(node, role)
  return { node, role, name: name && oneLine(name, LONGEST_NAME), isPressable: PRESSABLE.has(role) && !leadsAway(node) }
}

/** The element that somebody meant who pressed one. */
export function usedElement(pressed: FoldedNode): FoldedNode {
  let node: FoldedNode | undefined = pressed
  for (let level = 0; node && level < MOST_LEVELS; level++) {
    if (node.tag === 'label') return fieldOf(node) ?? node
    const role = roleOf(node)
    if (PRESSABLE.has(role) || FIELDS.has(role)) return node
    node = above(node)
  }
  return pressed.type === NodeType.Element ? pressed : (above(pressed) ?? pressed)
}

/** What happens then happens elsewhere. */
function leadsAway(node: FoldedNode): boolean {
  const href = attribute(node, 'href') ?? ''
  return (
    attribute(node, 'target') === '_blank' ||
    attribute(node, 'download') !== undefined ||
    /^\s*(?!https?:)[a-z]+:/i.test(href)
  )
}

function roleOf(node: FoldedNode): string {
  const given = attribute(node, 'role')?.trim().split(/\s+/)[0]?.toLowerCase()
  if (given && (PRESSABLE.has(given) || FIELDS.has(given) || given === 'img')) return given
  const { tag } = node
  if (tag === 'a' || tag === 'area') return isLink(node) ? 'link' : ''
  if (tag === 'input') {
    const type = typeOf(node)
    return Object.hasOwn(INPUT_ROLES, type) ? (INPUT_ROLES[type] as string) : 'textbox'
  }
  if (Object.hasOwn(TAG_ROLES, tag)) return TAG_ROLES[tag] as string
  const editable = attribute(node, 'contenteditable')
  return editable !== undefined && editable !== 'false' ? 'textbox' : ''
}

/** An address that leads elsewhere is kept aside in pages of ours. */
function isLink(node: FoldedNode): boolean {
  return attribute(node, 'href') !== undefined || attribute(node, 'data-rr-href') !== undefined
}

/** Type of an input element, in lower case. */
export function typeOf(node: FoldedNode): string {
  return (attribute(node, 'type') ?? 'text').toLowerCase()
}

function nameOf(node: FoldedNode, role: string): string | undefined {
  const own = attribute(node, 'aria-label') ?? namedElsewhere(node)
  if (own?.trim()) return own
  const isField = FIELDS.has(role)
  const candidates = isField
    ? [labelOf(node), attribute(node, 'placeholder'), attribute(node, 'title'), attribute(node, 'name')]
    : [shortText(node, role), attribute(node, 'alt'), buttonValue(node), attribute(node, 'title'), pictureName(node)]
  return candidates.find((text) => text?.trim())
}

function buttonValue(node: FoldedNode): string | undefined {
  if (node.tag !== 'input') return undefined
  return attribute(node, 'value') ?? (typeOf(node) === 'submit' ? 'Submit' : undefined)
}

function namedElsewhere(node: FoldedNode): string | undefined {
  const [id] = attribute(node, 'aria-labelledby')?.trim().split(/\s+/) ?? []
  const named = id ? related(node, 'name', id) : undefined
  return named && textIn(named)
}

/** Text around a field that says what belongs into it. */
function labelOf(node: FoldedNode): string | undefined {
  const id = attribute(node, 'id')
  const label = id ? related(node, 'label', id) : undefined
  if (label) return textIn(label)
  for (let up = above(node), level = 0; up && level < MOST_LEVELS; up = above(up), level++) {
    if (up.tag === 'label') return textIn(up)
  }
  return undefined
}

function fieldOf(label: FoldedNode): FoldedNode | undefined {
  const id = attribute(label, 'for')
  if (id) return related(label, 'field', id)
  return find(label, (one) => FIELDS.has(roleOf(one)))
}

/** The text of what is used is its name; of other elements only as long as it is short, else it is a part of the page. */
function shortText(node: FoldedNode, role: string): string | undefined {
  const text = textIn(node)
  return PRESSABLE.has(role) || node.tag === 'label' || text.length <= LONGEST_NAME ? text : undefined
}

function pictureName(node: FoldedNode): string | undefined {
  const named = find(
    node,
    (one) => one.tag === 'img' || one.tag === 'title' || attribute(one, 'aria-label') !== undefined,
  )
  if (!named || named === node) return undefined
  return (
    attribute(named, 'aria-label') ?? attribute(named, 'alt') ?? (named.tag === 'title' ? textIn(named) : undefined)
  )
}

const UNSEEN = new Set(['script', 'style', 'noscript', 'template', 'title'])

/** All text below, up to a little more than a name takes. */
export function textIn(root: FoldedNode): string {
  let text = ''
  let looked = 0
  const walk = (node: FoldedNode): void => {
    for (const child of childrenOf(node)) {
      if (text.length > LONGEST_NAME || looked++ > MOST_NODES) return
      if (child.type === NodeType.Text) text += child.text.slice(0, 2 * LONGEST_NAME)
      else if (!UNSEEN.has(child.tag)) {
        walk(child)
        text += ' '
      }
    }
  }
  walk(root)
  return text.trim()
}

type Relation = 'name' | 'label' | 'field'

interface Related {
  readonly id: string
  readonly found: FoldedNode | undefined
}

/** What was found from an element, so that nobody searches a large page for each press of it. */
const relations = new WeakMap<FoldedNode, { [relation in Relation]?: Related }>()

/** Another element of the same document, by an id. */
function related(node: FoldedNode, relation: Relation, id: string): FoldedNode | undefined {
  const known = relations.get(node) ?? {}
  relations.set(node, known)
  if (known[relation]?.id !== id)
    known[relation] = { id, found: find(rootOf(node), (one) => isRelated(one, relation, id)) }
  return known[relation]?.found
}

function isRelated(node: FoldedNode, relation: Relation, id: string): boolean {
  return relation === 'label' ? node.tag === 'label' && attribute(node, 'for') === id : attribute(node, 'id') === id
}

/** Searches a tree, light children only, and no more of it than is likely to be worth it. */
function find(root: FoldedNode, passes: (node: FoldedNode) => boolean): FoldedNode | undefined {
  const waiting = [root]
  for (let looked = 0, next = waiting.pop(); next && looked < MOST_SEARCHED; looked++, next = waiting.pop()) {
    if (next.type === NodeType.Element && passes(next)) return next
    for (let child = next.lastChild; child; child = child.previous) waiting.push(child)
  }
  return undefined
}

const MOST_SEARCHED = 20_000

function rootOf(node: FoldedNode): FoldedNode {
  let root = node
  while (root.parent) root = root.parent
  return root
}

/** The element around it, out of shadow trees and frames too. */
function above(node: FoldedNode): FoldedNode | undefined {
  return node.parent ?? node.host
}

export function attribute(node: FoldedNode, name: string): string | undefined {
  const value = Object.hasOwn(node.attributes, name) ? node.attributes[name] : undefined
  if (value === true) return ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
