import { EventType, IncrementalSource, MouseInteraction, type ReplayEvent } from '../model/event.ts'

/** A moment at which somebody did something in a window. */
export interface Act {
  /** Epoch ms. */
  readonly timestamp: number
  /** `person`: only a person does this. `maybe`: pages do it by themselves too, such as scrolling or opening. */
  readonly by: 'person' | 'maybe'
}

const PERSON_SOURCES: readonly unknown[] = [
  IncrementalSource.MouseMove,
  IncrementalSource.TouchMove,
  IncrementalSource.Drag,
]

const MAYBE_SOURCES: readonly unknown[] = [
  IncrementalSource.Scroll,
  IncrementalSource.ViewportResize,
  IncrementalSource.MediaInteraction,
]

/** Mouse interactions that scripts cause as well. */
const MAYBE_INTERACTIONS: readonly unknown[] = [
  MouseInteraction.Focus,
  MouseInteraction.Blur,
  MouseInteraction.TouchCancel,
]

/**
 * Collects what was done in a window, in order: the incremental sources that PostHog counts as active
 * (https://github.com/PostHog/posthog, common/replay-shared/src/segmenter.ts), a return to the tab, and opened pages.
 * Unlike there, full snapshots and meta events that a recorder repeats every few minutes are no act.
 */
export function createActs() {
  const all: Act[] = []
  return {
    all: all as readonly Act[],
    /** `otherwise` is who did what is no act by itself, such as opening a page. */
    see(event: ReplayEvent, otherwise: Act['by'] | undefined): void {
      const by = doneBy(event) ?? otherwise
      if (by) all.push({ timestamp: event.timestamp, by })
    },
  }
}

function doneBy({ type, data }: ReplayEvent): Act['by'] | undefined {
  if (type === EventType.Custom) return data.tag === 'window visible' ? 'person' : undefined
  if (type !== EventType.IncrementalSnapshot) return undefined
  if (data.source === IncrementalSource.Input) return data.userTriggered === true ? 'person' : 'maybe'
  if (data.source === IncrementalSource.MouseInteraction) {
    return MAYBE_INTERACTIONS.includes(data.type) ? 'maybe' : 'person'
  }
  if (PERSON_SOURCES.includes(data.source)) return 'person'
  return MAYBE_SOURCES.includes(data.source) ? 'maybe' : undefined
}
