/** What a person would call an element: its role and its name, after https://www.w3.org/TR/accname/, from the folded page. */
import { NodeType } from '../model/event.ts'
import { childrenOf, type FoldedNode } from '../fold/fold.ts'
import type { Locator } from '../model/step.ts'
import { attribute } from './attribute.ts'
import { locatorOf } from './locator.ts'
import { oneLine } from './recorded-text.ts'
import { findBelow, type Relatives } from './relatives.ts'

export interface DescribedElement {
  /** The nearest element, from the one that was meant upwards, that a person can use; else that one itself. */
  readonly node: FoldedNode
  /** '' when it has none. */
  readonly role: string
  readonly name: string | undefined
  /** Where role and name don't find it. */
  readonly locator: Locator | undefined
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
  number: 'spinbutton',
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
export function describedElement(pressed: FoldedNode, relatives: Relatives): DescribedElement {
  const node = usedElement(pressed, relatives)
  const role = roleOf(node)
  const named = nameOf(node, role, relatives)
  const name = named && oneLine(named, LONGEST_NAME)
  const label = FIELDS.has(role) ? labelOf(node, relatives)?.trim() : undefined
  const locator = locatorOf(node, {
    role,
    name,
    label: label && oneLine(label, LONGEST_NAME),
    isText: role === '' && named !== undefined && named === textIn(node),
  })
  return { node, role, name, locator, isPressable: PRESSABLE.has(role) && !leadsAway(node) }
}

/** The element that somebody meant who pressed one. */
export function usedElement(pressed: FoldedNode, relatives: Relatives): FoldedNode {
  let node: FoldedNode | undefined = pressed
  for (let level = 0; node && level < MOST_LEVELS; level++) {
    if (node.tag === 'label') return fieldOf(node, relatives) ?? node
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

function nameOf(node: FoldedNode, role: string, relatives: Relatives): string | undefined {
  const own = attribute(node, 'aria-label') ?? namedElsewhere(node, relatives)
  if (own?.trim()) return own
  const isField = FIELDS.has(role)
  const candidates = isField
    ? [labelOf(node, relatives), attribute(node, 'placeholder'), attribute(node, 'title'), attribute(node, 'name')]
    : [shortText(node, role), attribute(node, 'alt'), buttonValue(node), attribute(node, 'title'), pictureName(node)]
  return candidates.find((text) => text?.trim())
}

function buttonValue(node: FoldedNode): string | undefined {
  if (node.tag !== 'input') return undefined
  return attribute(node, 'value') ?? (typeOf(node) === 'submit' ? 'Submit' : undefined)
}

function namedElsewhere(node: FoldedNode, relatives: Relatives): string | undefined {
  const [id] = attribute(node, 'aria-labelledby')?.trim().split(/\s+/) ?? []
  const named = id ? relatives.find(node, 'name', id) : undefined
  return named && textIn(named)
}

/** Text around a field that says what belongs into it. */
function labelOf(node: FoldedNode, relatives: Relatives): string | undefined {
  const id = attribute(node, 'id')
  const label = id ? relatives.find(node, 'label', id) : undefined
  if (label) return textIn(label)
  for (let up = above(node), level = 0; up && level < MOST_LEVELS; up = above(up), level++) {
    if (up.tag === 'label') return textIn(up)
  }
  return undefined
}

function fieldOf(label: FoldedNode, relatives: Relatives): FoldedNode | undefined {
  const id = attribute(label, 'for')
  if (id) return relatives.find(label, 'field', id)
  return findBelow(label, (one) => FIELDS.has(roleOf(one)))
}

/** The text of what is used is its name; of other elements only as long as it is short, else it is a part of the page. */
function shortText(node: FoldedNode, role: string): string | undefined {
  const text = textIn(node)
  return PRESSABLE.has(role) || node.tag === 'label' || text.length <= LONGEST_NAME ? text : undefined
}

function pictureName(node: FoldedNode): string | undefined {
  const named = findBelow(
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

/** The element around it, out of shadow trees and frames too. */
function above(node: FoldedNode): FoldedNode | undefined {
  return node.parent ?? node.host
}
