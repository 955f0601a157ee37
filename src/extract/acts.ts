import { EventType, IncrementalSource, MouseInteraction, type ReplayEvent } from '../model/event.ts'

/** When somebody did something in a window, epoch ms, sorted: millions in a long recording, so numbers only. */
export interface Acts {
  /** What only a person does. */
  readonly person: readonly number[]
  /** What pages do by themselves too, such as scrolling or opening. */
  readonly maybe: readonly number[]
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
  const acts = { person: [] as number[], maybe: [] as number[] }
  return {
    all: acts as Acts,
    /** `otherwise` is who did what is no act by itself, such as opening a page. */
    see(event: ReplayEvent, otherwise: keyof Acts | undefined): void {
      const by = doneBy(event) ?? otherwise
      if (by) acts[by].push(event.timestamp)
    },
  }
}

function doneBy({ type, data }: ReplayEvent): keyof Acts | undefined {
  if (type === EventType.Custom) return data.tag === 'window visible' ? 'person' : undefined
  if (type !== EventType.IncrementalSnapshot) return undefined
  if (data.source === IncrementalSource.Input) return data.userTriggered === true ? 'person' : 'maybe'
  if (data.source === IncrementalSource.MouseInteraction) {
    return MAYBE_INTERACTIONS.includes(data.type) ? 'maybe' : 'person'
  }
  if (PERSON_SOURCES.includes(data.source)) return 'person'
  return MAYBE_SOURCES.includes(data.source) ? 'maybe' : undefined
}
