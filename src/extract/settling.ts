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

/** Watches a window from the moment at which it opens. */
export interface Settling {
  /** Epoch ms. */
  readonly openedAt: number
  /** Takes the events behind that moment, in time order. */
  see(event: ReplayEvent): void
  /** Nothing that comes now changes the answer. */
  readonly isOver: boolean
  /**
   * The moment (epoch ms), at or soon after `openedAt`, at which a window looks as it did: with adopted sheets, fonts, the
   * documents of its frames. Nothing that a person did is passed over.
   */
  readonly settledAt: number
}

/** `sameTime` are all events of that moment until now. */
export function createSettling(openedAt: number, sameTime: readonly ReplayEvent[]): Settling {
  const settling = {
    openedAt,
    isOver: false,
    settledAt: openedAt,
    see(event: ReplayEvent): void {
      settling.isOver ||= event.timestamp > openedAt + LONGEST_SETTLING_MS || isAct(event)
      if (!settling.isOver && completes(event)) settling.settledAt = event.timestamp
    },
  }
  for (const event of sameTime) settling.see(event)
  return settling
}

function completes({ type, data }: ReplayEvent): boolean {
  if (type !== EventType.IncrementalSnapshot) return false
  return COMPLETES.includes(data.source) || data.isAttachIframe === true
}

function isAct({ type, data }: ReplayEvent): boolean {
  const acts: readonly unknown[] = [IncrementalSource.MouseInteraction, IncrementalSource.Input]
  return type === EventType.IncrementalSnapshot && acts.includes(data.source)
}
