/** Shows moments that are pointed at on a stage of its own: one at a time, the newest first, and never at the picture's cost. */
import type { SessionMs } from '../../model/session.ts'
import type { ReplayFile } from '../file.ts'
import type { Stage, StageListener } from '../stage.ts'
import type { Place } from './place.ts'
import { Showing } from './showing.ts'
import type { Size } from './state.ts'

/** A moment that takes longer is too dear for a glance; once may be chance. */
const SLOW_MS = 400
const MOST_SLOW = 2

export interface PreviewOptions {
  readonly file: ReplayFile
  readonly createStage: (listener: StageListener) => Stage
  /** Whether the picture plays, and so needs most of the time. */
  isPlaying(): boolean
}

export interface PreviewListener {
  /** The recorded viewport's size at the moment that comes; the frame has to get it at once. */
  onSize(size: Size): void
  /** A moment is on the screen. */
  onShown(ms: SessionMs): void
  /** The session is too heavy for it, or broken: nothing is shown any more. */
  onGone(): void
}

export interface Preview {
  readonly frame: Stage['frame']
  show(place: Place): void
}

/** Quiet: it has no sound, no pointer, and never plays. */
export function createPreview({ file, createStage, isPlaying }: PreviewOptions, hearer: PreviewListener): Preview {
  const nothing = () => {}
  const stage = createStage({
    onTime: nothing,
    onPointer: nothing,
    onPress: nothing,
    onFinish: nothing,
    onWarning: nothing,
    onResize: (size) => hearer.onSize(size),
    onFailure: () => hearer.onGone(),
  })
  const showing = new Showing({ file, stage, onLoading: nothing })
  let wanted: Place | undefined
  let isBusy = false
  // the first one waits for the stage to be there
  let slow = -1
  const work = async () => {
    for (let place = wanted; place && slow < MOST_SLOW; place = wanted) {
      wanted = undefined
      const startedAt = performance.now()
      await showing.show(place)
      const tookMs = performance.now() - startedAt
      slow = slow < 0 || tookMs < SLOW_MS ? 0 : slow + 1
      hearer.onShown(place.ms)
      // half of the time belongs to the picture, and most of it while that plays
      await new Promise((resolve) => setTimeout(resolve, tookMs * (isPlaying() ? 3 : 1)))
    }
    isBusy = false
    if (slow >= MOST_SLOW) hearer.onGone()
  }
  return {
    frame: stage.frame,
    show(place) {
      wanted = place
      if (isBusy || slow >= MOST_SLOW) return
      isBusy = true
      work().catch(() => hearer.onGone())
    },
  }
}
