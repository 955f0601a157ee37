import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'
import { type SilentIds, type Visibility, visibilityOf, visibilityOfAdds } from './visible.ts'

/** Pages that build themselves begin as empty boxes. Longer than this, boxes are what the page looks like. */
const LONGEST_BLANK_MS = 10_000

/**
 * The moment (epoch ms) at which a window first shows something: text, an image or a control; failing that, soon, an
 * element at all; failing that, its first full snapshot. Undefined for a window without a full snapshot.
 */
export function opensAt(events: Iterable<ReplayEvent>): number | undefined {
  const silentIds: SilentIds = new Set()
  let snapshotAt: number | undefined
  let boxesAt: number | undefined
  for (const event of events) {
    if (snapshotAt === undefined && event.type !== EventType.FullSnapshot) continue
    snapshotAt ??= event.timestamp
    if (boxesAt !== undefined && event.timestamp - boxesAt > LONGEST_BLANK_MS) return boxesAt
    const seen = shownBy(event, silentIds)
    if (seen === 'content') return event.timestamp
    if (seen === 'boxes') boxesAt ??= event.timestamp
  }
  return boxesAt ?? snapshotAt
}

function shownBy({ type, data }: ReplayEvent, silentIds: SilentIds): Visibility {
  if (type === EventType.FullSnapshot) return visibilityOf(data.node, silentIds)
  const isMutation = type === EventType.IncrementalSnapshot && data.source === IncrementalSource.Mutation
  return isMutation ? visibilityOfAdds(data.adds, silentIds) : 'nothing'
}
