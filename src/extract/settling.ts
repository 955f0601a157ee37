import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'

/** Recorders send what a snapshot can't hold right behind it. */
const LONGEST_SETTLING_MS = 500

const COMPLETES: readonly unknown[] = [
  IncrementalSource.AdoptedStyleSheet,
  IncrementalSource.StyleSheetRule,
  IncrementalSource.StyleDeclaration,
  IncrementalSource.Font,
  IncrementalSource.Scroll,
]

/**
 * The moment (epoch ms), at or soon after `openedAt`, at which a window looks as it did: with adopted sheets, fonts, the
 * documents of its frames. Nothing that a person did is passed over.
 */
export function settledAt(events: Iterable<ReplayEvent>, openedAt: number): number {
  let settled = openedAt
  for (const event of events) {
    if (event.timestamp < openedAt) continue
    if (event.timestamp > openedAt + LONGEST_SETTLING_MS || isAct(event)) break
    if (completes(event)) settled = event.timestamp
  }
  return settled
}

function completes({ type, data }: ReplayEvent): boolean {
  if (type !== EventType.IncrementalSnapshot) return false
  return COMPLETES.includes(data.source) || data.isAttachIframe === true
}

function isAct({ type, data }: ReplayEvent): boolean {
  const acts: readonly unknown[] = [IncrementalSource.MouseInteraction, IncrementalSource.Input]
  return type === EventType.IncrementalSnapshot && acts.includes(data.source)
}
