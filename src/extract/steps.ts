/** What a person did in a window, told from its events and the page as it stood then. */
import type { Fold, FoldedNode } from '../fold/fold.ts'
import { EventType, type Fields, IncrementalSource, MouseInteraction, type ReplayEvent } from '../model/event.ts'
import type { Step } from '../model/step.ts'
import type { Recorded } from '../model/tracks.ts'
import { createPresses, type Press } from './presses.ts'
import { createRelatives } from './relatives.ts'
import { createTyping } from './typing.ts'

/** Sizes that follow one another so closely are one change of the window. */
const ONE_RESIZE_MS = 1000

/** With the time at which it began. */
export type TakenStep = Recorded<Step>

export interface StepFinder {
  /** @param page as it stands before the event */
  see(event: ReplayEvent, page: Pick<Fold, 'node'>): void
  /** In the order of their ends, not of their times. */
  found(): readonly TakenStep[]
}

export function createStepFinder(): StepFinder {
  const steps: TakenStep[] = []
  const relatives = createRelatives()
  const presses = createPresses(relatives)
  const typing = createTyping(relatives)
  let size: TakenStep | undefined
  let sizeAt = -Infinity
  const resized = ({ width, height }: Fields, timestamp: number) => {
    if (typeof width !== 'number' || typeof height !== 'number') return
    if (size && timestamp - sizeAt > ONE_RESIZE_MS) steps.push(size)
    const since = size && timestamp - sizeAt <= ONE_RESIZE_MS ? size.timestamp : timestamp
    size = { kind: 'resize', value: `${Math.round(width)} × ${Math.round(height)}`, timestamp: since }
    sizeAt = timestamp
  }
  return {
    see(event, page) {
      const { type, data, timestamp } = event
      if (type === EventType.FullSnapshot) return presses.answered(timestamp)
      if (type !== EventType.IncrementalSnapshot) return
      const node = page.node(data['id'] as number)
      switch (data['source']) {
        case IncrementalSource.MouseInteraction:
          if (node) interacted(event, node, { presses, typing })
          return
        case IncrementalSource.Input:
          if (node) typing.see(event, node, presses)
          return presses.answered(timestamp)
        case IncrementalSource.ViewportResize:
          resized(data, timestamp)
          return presses.answered(timestamp)
        default:
          if (!SILENT.has(data['source'])) presses.answered(timestamp)
      }
    },
    found: () => [...steps, ...presses.found(), ...typing.found(), ...(size ? [size] : [])],
  }
}

/** What no page does in answer to a press, or what cannot be seen of it. */
const SILENT = new Set<unknown>([
  IncrementalSource.MouseMove,
  IncrementalSource.TouchMove,
  IncrementalSource.Drag,
  IncrementalSource.Selection,
  IncrementalSource.Log,
])

type Collectors = {
  readonly presses: ReturnType<typeof createPresses>
  readonly typing: ReturnType<typeof createTyping>
}

const PRESSES = new Map<unknown, Press['kind']>([
  [MouseInteraction.Click, 'click'],
  [MouseInteraction.DblClick, 'double-click'],
  [MouseInteraction.ContextMenu, 'right-click'],
])

/** rrweb's `PointerTypes` */
const TOUCH = 2

function interacted({ data, timestamp }: ReplayEvent, node: FoldedNode, { presses, typing }: Collectors): void {
  const { type, x, y, pointerType } = data
  if (type === MouseInteraction.Focus) typing.focus(node)
  const kind = PRESSES.get(type)
  if (!kind) return
  typing.focus(node)
  const place = { x: typeof x === 'number' ? x : 0, y: typeof y === 'number' ? y : 0 }
  presses.press({ kind: kind === 'click' && pointerType === TOUCH ? 'tap' : kind, node, timestamp, ...place })
}
