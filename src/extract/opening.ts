import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'
import { createSettling, type Settling } from './settling.ts'
import { type SilentIds, type Visibility, visibilityOf, visibilityOfAdds } from './visible.ts'

/** Pages that build themselves begin as empty boxes. Longer than this, boxes are what the page looks like. */
const LONGEST_BLANK_MS = 10_000

/** Finds the moment at which a window is first worth looking at, while somebody walks through its events in time order. */
export interface Opening {
  see(event: ReplayEvent): void
  /** Epoch ms; undefined for a window without a full snapshot. */
  settledAt(): number | undefined
}

/**
 * A window opens when it first shows something: text, an image or a control; failing that, soon, an element at all;
 * failing that, its first full snapshot. From then on it settles.
 */
export function createOpening(): Opening {
  const silentIds: SilentIds = new Set()
  let sameTime: ReplayEvent[] = []
  let snapshot: Settling | undefined
  let boxes: Settling | undefined
  let opened: Settling | undefined
  const find = (event: ReplayEvent): void => {
    if (!snapshot && event.type !== EventType.FullSnapshot) return
    snapshot ??= createSettling(event.timestamp, sameTime)
    if (boxes && event.timestamp - boxes.openedAt > LONGEST_BLANK_MS) opened = boxes
    else {
      const seen = shownBy(event, silentIds)
      if (seen === 'content') opened = createSettling(event.timestamp, sameTime)
      else if (seen === 'boxes') boxes ??= createSettling(event.timestamp, sameTime)
    }
  }
  return {
    see(event) {
      if (opened?.isOver) return
      snapshot?.see(event)
      if (boxes !== snapshot) boxes?.see(event)
      if (opened !== boxes) opened?.see(event)
      if (opened) return
      if (sameTime[0]?.timestamp !== event.timestamp) sameTime = []
      sameTime.push(event)
      find(event)
    },
    settledAt: () => (opened ?? boxes ?? snapshot)?.settledAt,
  }
}

function shownBy({ type, data }: ReplayEvent, silentIds: SilentIds): Visibility {
  if (type === EventType.FullSnapshot) return visibilityOf(data.node, silentIds)
  const isMutation = type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Mutation
  return isMutation ? visibilityOfAdds(data.adds, silentIds) : 'nothing'
}
