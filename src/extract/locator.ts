/** How an element is found again in the live page, where its role and name don't say it: https://playwright.dev/docs/locators. */
import type { FoldedNode } from '../fold/fold.ts'
import type { Locator } from '../model/step.ts'
import { attribute } from './attribute.ts'

/** What is known of an element by now. */
interface Known {
  /** ARIA role, `file`, or a name of ours; '' for none. */
  readonly role: string
  /** What it is called there by its role. */
  readonly name: string | undefined
  /** Text of the label of a field. */
  readonly label: string | undefined
  /** The name is all of its text. */
  readonly isText: boolean
}

/** Attributes that are there for tests, besides Playwright's own. */
const TEST_ATTRIBUTES = ['data-test-id', 'data-test', 'data-cy', 'data-qa', 'data-attr']

/** Inputs that have no ARIA role: https://www.w3.org/TR/html-aam-1.0/#el-input-password and on. */
const WITHOUT_ROLE = new Set(['password', 'file', 'color', 'date', 'time', 'month', 'week', 'datetime-local'])
const NO_ARIA_ROLES = new Set(['', 'video', 'audio', 'canvas', 'file'])

const LONGEST = 200
const MOST_LEVELS = 30

/** Undefined where role and name, or the text, find it. */
export function locatorOf(node: FoldedNode, { role, name, label, isText }: Known): Locator | undefined {
  const testId = short(attribute(node, 'data-testid'))
  if (testId) return { testId }
  const type = node.tag === 'input' ? (attribute(node, 'type') ?? 'text').toLowerCase() : ''
  // a name of stars was masked
  const isNamed = name !== undefined && /[^*\s]/.test(name) && name !== attribute(node, 'name')
  if (isNamed && (isText || (!NO_ARIA_ROLES.has(role) && !WITHOUT_ROLE.has(type)))) return undefined
  if (label) return { label }
  const placeholder = short(attribute(node, 'placeholder'))
  if (placeholder) return { placeholder }
  const css = pathTo(node)
  return css === undefined ? undefined : { css }
}

/** From the nearest element that can be told by itself, of its own tree; undefined when it would be long. */
function pathTo(node: FoldedNode): string | undefined {
  let path = ''
  let at: FoldedNode | undefined = node
  for (let level = 0; at?.tag && level < MOST_LEVELS; level++, at = at.parent) {
    const own = markOf(at)
    path = `${at.tag === 'html' ? ':root' : (own ?? (at.tag === 'body' ? 'body' : placed(at)))}${path && ` > ${path}`}`
    if (path.length > LONGEST) return undefined
    if (own !== undefined || at.tag === 'body') return path
  }
  return path === '' ? undefined : path
}

/** What tells an element from all others of the page, if anything does. */
function markOf(node: FoldedNode): string | undefined {
  if (!isPlainName(node.tag)) return undefined
  const testAttribute = ['data-testid', ...TEST_ATTRIBUTES].find((name) => short(attribute(node, name)))
  if (testAttribute) return `[${testAttribute}=${quoted(attribute(node, testAttribute) as string)}]`
  const id = short(attribute(node, 'id'))
  if (id && isStable(id)) return isPlainName(id) ? `#${id}` : `[id=${quoted(id)}]`
  const name = short(attribute(node, 'name'))
  return name && node.tag !== 'meta' ? `${node.tag}[name=${quoted(name)}]` : undefined
}

/** Ids that a framework counts, such as `:r1:`, `ember1234` and `radix-17`, are others the next time. */
function isStable(id: string): boolean {
  return !/[:\s]|\d{3,}|\d$|^[0-9a-f-]{16,}$/i.test(id)
}

function placed(node: FoldedNode): string {
  const tag = isPlainName(node.tag) ? node.tag : '*'
  if (tag === '*') return tag
  let number = 1
  let isAlone = true
  for (let other = node.previous; other; other = other.previous) if (other.tag === node.tag) number++
  for (let other = node.parent?.lastChild; other && isAlone; other = other.previous) {
    isAlone = other === node || other.tag !== node.tag
  }
  return isAlone ? tag : `${tag}:nth-of-type(${number})`
}

function short(text: string | undefined): string | undefined {
  return text !== undefined && text.length <= LONGEST && text.trim() !== '' ? text : undefined
}

function isPlainName(text: string): boolean {
  return /^[a-z_][\w-]*$/i.test(text)
}

/** A string in CSS: https://www.w3.org/TR/cssom-1/#serialize-a-string. */
function quoted(text: string): string {
  const escaped = text.replace(/["\\]/g, '\\$&').replace(/\p{Cc}/gu, (sign) => `\\${sign.charCodeAt(0).toString(16)} `)
  return `"${escaped}"`
}
