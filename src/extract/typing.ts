/** Changes of fields: what was typed in one go as one, told by its length alone. */
import { childrenOf, type FoldedNode } from '../fold/fold.ts'
import type { ReplayEvent } from '../model/event.ts'
import type { Step } from '../model/step.ts'
import type { Recorded } from '../model/tracks.ts'
import { attribute } from './attribute.ts'
import { describedElement, textIn, typeOf, usedElement } from './element-name.ts'
import { oneLine } from './recorded-text.ts'
import type { Relatives } from './relatives.ts'

/** Whoever stops for so long begins anew. */
const PAUSE_MS = 2000

const LONGEST_VALUE = 80

/** Inputs whose value is set, not typed. */
const SET = new Set(['range', 'color', 'date', 'time', 'month', 'week', 'datetime-local'])

interface Typing {
  readonly node: FoldedNode
  readonly startedAt: number
  readonly lengthBefore: number
  length: number
  latestAt: number
}

interface Presses {
  taken(element: FoldedNode, timestamp: number): boolean
}

export function createTyping(relatives: Relatives) {
  const done: Recorded<Step>[] = []
  let typing: Typing | undefined
  let focused: FoldedNode | undefined
  const end = () => {
    const step = typing && typedStep(typing, relatives)
    if (step) done.push(step)
    typing = undefined
  }
  const changed = (node: FoldedNode, text: string, timestamp: number) => {
    if (typing?.node !== node || timestamp - typing.latestAt > PAUSE_MS) {
      end()
      const lengthBefore = characters(textBefore(node))
      typing = { node, startedAt: timestamp, lengthBefore, length: 0, latestAt: timestamp }
    }
    typing.length = characters(text)
    typing.latestAt = timestamp
  }
  return {
    /** Somebody turned to an element, or to something in it. */
    focus(node: FoldedNode): void {
      focused = usedElement(node, relatives)
    },
    see({ data, timestamp }: ReplayEvent, node: FoldedNode, presses: Presses): void {
      const { text, isChecked, userTriggered } = data
      // recorders that don't say so write what scripts set as well
      const isOfPerson = userTriggered === true || (userTriggered === undefined && focused === node)
      const step = choiceOf(node, { text, isChecked })
      const isPressed = step !== undefined && presses.taken(node, timestamp)
      if (userTriggered === false || (!isOfPerson && !isPressed)) return
      if (step === 'none' || (step === undefined && typeof text !== 'string')) return
      if (step === undefined) return changed(node, text as string, timestamp)
      end()
      done.push({ ...step, ...about(node, relatives), timestamp })
    },
    found(): readonly Recorded<Step>[] {
      end()
      return done
    },
  }
}

function typedStep({ node, startedAt: timestamp, lengthBefore, length }: Typing, relatives: Relatives): Recorded<Step> {
  const kind = length > lengthBefore ? 'type' : length === 0 && lengthBefore > 0 ? 'clear' : 'edit'
  // the length of a password is a part of the secret
  const count = kind === 'type' && typeOf(node) !== 'password' ? { count: length - lengthBefore } : {}
  return { kind, ...about(node, relatives), ...count, timestamp }
}

/** What is chosen, not typed; 'none' for the other buttons of a group, which a choice releases. */
function choiceOf(
  node: FoldedNode,
  { text, isChecked }: { text?: unknown; isChecked?: unknown },
): Pick<Step, 'kind' | 'value'> | 'none' | undefined {
  if (node.tag === 'select') return { kind: 'choose', value: optionName(node, text) }
  if (node.tag !== 'input') return undefined
  const type = typeOf(node)
  if (type === 'checkbox') return { kind: isChecked === true ? 'check' : 'uncheck' }
  if (type === 'radio') return isChecked === true ? { kind: 'check' } : 'none'
  if (SET.has(type)) return { kind: 'choose', value: oneLine(String(text ?? ''), LONGEST_VALUE) }
  return type === 'file' ? { kind: 'edit' } : undefined
}

function optionName(select: FoldedNode, value: unknown): string {
  const options: FoldedNode[] = []
  for (const child of childrenOf(select)) options.push(...(child.tag === 'optgroup' ? childrenOf(child) : [child]))
  const chosen = options.find(
    (option) => option.tag === 'option' && (attribute(option, 'value') ?? textIn(option)) === value,
  )
  return oneLine((chosen && textIn(chosen)) || String(value ?? ''), LONGEST_VALUE)
}

function textBefore({ state, attributes, tag }: FoldedNode): string {
  const text = state?.input?.['text'] ?? (tag === 'input' || tag === 'textarea' ? attributes['value'] : undefined)
  return typeof text === 'string' ? text : ''
}

const characters = (text: string) => [...text].length

function about(node: FoldedNode, relatives: Relatives): Pick<Step, 'role' | 'name' | 'locator'> {
  const { role, name, locator } = describedElement(node, relatives)
  return { role, ...(name !== undefined && { name }), ...(locator && { locator }) }
}
