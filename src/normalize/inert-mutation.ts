import { isFields, type Fields } from '../model/event.ts'
import { judgeAttribute } from './attributes.ts'
import { asideName, attributeText, inertNode, type InertTools } from './inert-node.ts'
import { isAttributeName, isPropertyName } from './names.ts'
import { canHostShadow, repaired } from './nodes.ts'
import type { Add } from './placement.ts'

interface TextChange extends Fields {
  readonly id: number
  readonly value: string | null
}

interface AttributeChange extends Fields {
  readonly id: number
  readonly attributes: Fields
}

/** A mutation that brings nothing in that could run or fetch; the same object when it was so already. */
export function inertMutation(data: Fields, tools: InertTools): Fields {
  const repairs: Fields = {}
  const members = {
    texts: changed(data['texts'] as TextChange[], (change) => inertText(change, tools)),
    attributes: changed(data['attributes'] as AttributeChange[], (change) => inertChange(change, tools)),
    adds: changed(data['adds'] as Add[], (add) => inertAdd(add, tools)),
  }
  for (const [name, list] of Object.entries(members)) if (list !== data[name]) repairs[name] = list
  return repaired(data, repairs)
}

function changed<Item>(list: readonly Item[], change: (item: Item) => Item): readonly Item[] {
  const made = list.map(change)
  return made.some((item, index) => item !== list[index]) ? made : list
}

function inertText(change: TextChange, { css, ledger }: InertTools): TextChange {
  if (change.value === null || !ledger.isStyleText(change.id)) return change
  const value = css.part(change.value)
  return value === change.value ? change : { ...change, value }
}

function inertAdd(add: Add, tools: InertTools): Add {
  let node = inertNode(add.node, tools)
  // The player would try to give the parent a shadow root, and fail.
  if (node.isShadow && !canHostShadow(tools.ledger.tagOf(add.parentId))) node = { ...node, isShadow: false }
  return node === add.node ? add : { ...add, node }
}

function inertChange(change: AttributeChange, tools: InertTools): AttributeChange {
  const attributes: Fields = {}
  let isSame = true
  for (const name of Object.keys(change.attributes)) {
    const value = change.attributes[name]
    const inert = isAttributeName(name) ? inertAttribute(change.id, { name, value }, tools) : {}
    for (const [inertName, inertValue] of Object.entries(inert)) attributes[inertName] = inertValue
    if (inert[name] !== value || Object.keys(inert).length !== 1) isSame = false
  }
  return isSame || isEqual(attributes, change.attributes) ? change : { ...change, attributes }
}

function isEqual(one: Fields, other: Fields): boolean {
  const names = Object.keys(one)
  return names.length === Object.keys(other).length && names.every((name) => name in other && one[name] === other[name])
}

/** What one change of an attribute becomes: changes of the attribute and of what is kept aside for it. */
function inertAttribute(id: number, { name, value }: { name: string; value: unknown }, tools: InertTools): Fields {
  const { css, ledger, tally } = tools
  const lowerName = name.toLowerCase()
  const aside = asideName(name)
  const stale: Fields = ledger.hasAside(id, aside) ? { [aside]: null } : {}
  if (value === null) return { [name]: null, ...stale }
  if (isFields(value)) return lowerName === 'style' ? { [name]: inertStyle(value, tools) } : {}
  const text = attributeText(value)
  if (text === undefined) return {}
  const verdict = judgeAttribute({ tag: ledger.tagOf(id), name: lowerName, value: text }, css)
  if (verdict.asset !== undefined) tally.add(verdict.asset, text)
  if (verdict.aside !== undefined) {
    ledger.addAside(id, aside)
    return { [name]: verdict.value, [aside]: verdict.aside }
  }
  return { [name]: verdict.value === text ? value : verdict.value, ...stale }
}

/** `{ property: value | [value, priority] | false }`; the same object when nothing had to change. */
function inertStyle(style: Fields, { css }: InertTools): Fields {
  const inert: Fields = {}
  let isSame = true
  for (const property of Object.keys(style)) {
    const value = style[property]
    const cleaned = isPropertyName(property)
      ? cleanedValue(value, (text) => css.declaration(property, text))
      : undefined
    if (cleaned !== value) isSame = false
    if (cleaned !== undefined) inert[property] = cleaned
  }
  return isSame ? style : inert
}

function cleanedValue(value: unknown, clean: (css: string) => string): unknown {
  if (typeof value === 'string') return clean(value)
  if (value === false || value === null || typeof value === 'number') return value
  if (!Array.isArray(value) || typeof value[0] !== 'string') return undefined
  const cleaned = clean(value[0])
  const priority: unknown = value[1]
  const isPlain = value.length <= 2 && (priority === undefined || typeof priority === 'string')
  return isPlain && cleaned === value[0] ? value : [cleaned, typeof priority === 'string' ? priority : '']
}
