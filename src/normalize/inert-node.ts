import { NodeType, type Fields, type SnapshotNode } from '../model/event.ts'
import type { AssetTally } from './asset-tally.ts'
import { judgeAttribute } from './attributes.ts'
import type { CssCleaner } from './css.ts'
import type { Ledger } from './ledger.ts'
import { isAttributeName, localName, safeTagName } from './names.ts'
import { repaired } from './nodes.ts'

/** What making things inert needs at every step. */
export interface InertTools {
  readonly css: CssCleaner
  readonly tally: AssetTally
  readonly ledger: Ledger
}

/** The node and all below, unable to run or fetch anything; the same object when it was already. */
export function inertNode(node: SnapshotNode, tools: InertTools): SnapshotNode {
  const repairs: Fields = {}
  if (node.type === NodeType.Text && tools.ledger.isStyleText(node.id)) {
    const text = node.textContent ?? ''
    const inert = tools.css.part(text)
    if (inert !== text) repairs['textContent'] = inert
  }
  if (node.type === NodeType.Element) {
    const tagName = safeTagName(node.tagName ?? '', node.isSVG ? 'svg' : 'html')
    if (tagName !== node.tagName) repairs['tagName'] = tagName
    const attributes = inertAttributes(node, tools)
    if (attributes !== node.attributes) repairs['attributes'] = attributes
  }
  const children = node.childNodes?.map((child) => inertNode(child, tools))
  if (children?.some((child, index) => child !== node.childNodes?.[index])) repairs['childNodes'] = children
  return repaired(node as unknown as Fields, repairs) as unknown as SnapshotNode
}

/** The attribute's value as the text that a browser would be given; nothing when it can't be one. */
export function attributeText(value: unknown): string | undefined {
  if (typeof value === 'string') return value
  if (value === true) return ''
  return typeof value === 'number' || value === false ? String(value) : undefined
}

/** Name under which an attribute that was moved aside is kept. */
export function asideName(name: string): string {
  return `data-rr-${name.toLowerCase().replace(/^rr_/, () => '')}`
}

function inertAttributes(node: SnapshotNode, tools: InertTools): Fields {
  const given = node.attributes ?? {}
  const tag = localName(node.tagName ?? '')
  if (tag === 'script') return Object.keys(given).length === 0 ? given : {}
  const inlined = inlinedImage(tag, given)
  const attributes: Fields = {}
  const asides: Fields = {}
  let isSame = inlined === given
  for (const name of Object.keys(inlined)) {
    const value = inlined[name]
    const text = attributeText(value)
    if (value === null && isAttributeName(name)) attributes[name] = null
    else if (text === undefined || !isAttributeName(name)) isSame = false
    else {
      const verdict = judgeAttribute({ tag, name: name.toLowerCase(), value: text }, tools.css)
      if (verdict.asset !== undefined) tools.tally.add(verdict.asset, text)
      if (verdict.aside !== undefined) asides[asideName(name)] = verdict.aside
      if (verdict.value === text) attributes[name] = value
      else {
        isSame = false
        if (verdict.value !== null) attributes[name] = verdict.value
      }
    }
  }
  const sheet = given['href']
  if (tag === 'link' && typeof sheet === 'string' && isMissingSheet(given)) tools.tally.add('style sheet', sheet)
  for (const name of Object.keys(asides)) tools.ledger.addAside(node.id, name)
  return isSame ? given : { ...attributes, ...asides }
}

function isMissingSheet({ rel, _cssText }: Fields): boolean {
  return typeof rel === 'string' && /\bstylesheet\b/i.test(rel) && _cssText === undefined
}

/** An image that was recorded with its picture gets it as source: during a seek the player fails on the original form. */
function inlinedImage(tag: string, given: Fields): Fields {
  const picture = given['rr_dataURL']
  if (tag !== 'img' || typeof picture !== 'string') return given
  const { rr_dataURL: _, src, srcset, ...rest } = given
  const asides: Fields = {}
  if (typeof src === 'string' && src !== picture) asides[asideName('src')] = src
  if (typeof srcset === 'string') asides[asideName('srcset')] = srcset
  return { ...rest, src: picture, ...asides }
}
