/** Clicks and taps, those in a row as one, with what may be wrong with them. */
import type { FoldedNode } from '../fold/fold.ts'
import type { Step, StepSign } from '../model/step.ts'
import type { Recorded } from '../model/tracks.ts'
import { type DescribedElement, describedElement } from './element-name.ts'
import type { Relatives } from './relatives.ts'

export interface Press {
  readonly kind: 'click' | 'double-click' | 'right-click' | 'tap'
  readonly node: FoldedNode
  /** Epoch ms. */
  readonly timestamp: number
  /** CSS pixels. */
  readonly x: number
  readonly y: number
}

/** A press of a label presses its field too, at once. */
const SAME_PRESS_MS = 20
/** Between two presses in a row. */
const ROW_MS = 1000
const ROW_PIXELS = 30
/** So many presses in a row within `ROW_MS` are rage. */
const RAGE = 3
/** A press that nothing answers for so long is dead. */
const DEAD_MS = 2000
/** A press that checks a box is told as that. */
const CHECK_MS = 200

interface Row {
  kind: Press['kind']
  readonly first: Press
  readonly element: DescribedElement
  readonly times: number[]
  isRage: boolean
  /** When something happened after the last press of the row. */
  answeredAt: number
}

export function createPresses(relatives: Relatives) {
  const done: Recorded<Step>[] = []
  let row: Row | undefined
  let latestAt = -Infinity
  const end = () => {
    if (row) done.push(stepOf(row, latestAt))
    row = undefined
  }
  return {
    press(press: Press): void {
      latestAt = Math.max(latestAt, press.timestamp)
      const element = describedElement(press.node, relatives)
      if (row && press.kind === 'double-click' && row.times.length === 2) row.kind = press.kind
      else if (!row || !isInRow(row, press, element)) {
        end()
        row = { kind: press.kind, first: press, element, times: [press.timestamp], isRage: false, answeredAt: Infinity }
      } else add(row, press)
    },
    /** Something happened to the page. */
    answered(timestamp: number): void {
      latestAt = Math.max(latestAt, timestamp)
      if (row && row.answeredAt === Infinity) row.answeredAt = timestamp
    },
    /** Takes back the press that a change of a field came from; whether there was one. */
    taken(element: FoldedNode, timestamp: number): boolean {
      const isIts = row?.element.node === element && timestamp - (row.times.at(-1) as number) <= CHECK_MS
      if (isIts) row = undefined
      return isIts
    },
    found(): readonly Recorded<Step>[] {
      end()
      return done
    },
  }
}

function isInRow({ first, element: { node }, times, kind }: Row, press: Press, element: DescribedElement): boolean {
  if (node !== element.node) return false
  if (press.kind === 'right-click' || kind === 'right-click') return false
  const last = times.at(-1) as number
  if (press.timestamp - last <= SAME_PRESS_MS) return true
  const isNear = Math.hypot(press.x - first.x, press.y - first.y) <= ROW_PIXELS
  return isNear && press.timestamp - last <= ROW_MS
}

function add(row: Row, { kind, timestamp }: Press): void {
  if (kind === 'double-click' || timestamp - (row.times.at(-1) as number) <= SAME_PRESS_MS) return
  row.times.push(timestamp)
  row.answeredAt = Infinity
  const third = row.times.at(-RAGE)
  if (third !== undefined && timestamp - third <= ROW_MS) row.isRage = true
}

/** @param latestAt when the window was last seen to be there: what ended sooner may still have been answered */
function stepOf({ kind, first, element, times, isRage, answeredAt }: Row, latestAt: number): Recorded<Step> {
  const last = times.at(-1) as number
  const isDead = element.isPressable && answeredAt - last > DEAD_MS && latestAt - last > DEAD_MS
  const signs: StepSign[] = [...(isRage ? (['rage'] as const) : []), ...(isDead ? (['dead'] as const) : [])]
  const isDouble = kind === 'double-click'
  const count = isDouble && times.length === 2 ? 1 : times.length
  return {
    kind: isDouble && count > 1 ? 'click' : kind,
    role: element.role,
    ...(element.name !== undefined && { name: element.name }),
    ...(count > 1 && { count }),
    ...(signs.length > 0 && { signs }),
    ...(element.locator && { locator: element.locator }),
    timestamp: first.timestamp,
  }
}
