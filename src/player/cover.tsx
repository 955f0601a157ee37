/** Lies over the picture, so that nothing reaches the stage: takes clicks and taps, tells what the player does. */
import { formatProblem, problem } from '../model/problem.ts'
import { Caption } from './caption.tsx'
import type { Controller } from './core/controller.ts'
import { FailureNote } from './failure.tsx'
import { durationText } from './parts/format.ts'
import { PlayIcon, ReplayIcon } from './parts/icons.tsx'
import { say } from './parts/say.ts'
import { useStore } from './parts/use-store.ts'
import { useTaps } from './taps.ts'

interface CoverProps {
  readonly controller: Controller
  /** CSS lengths: what is seen of the picture. */
  readonly size: { readonly width: string; readonly height: string }
}

/** A click plays or pauses. */
export function Cover({ controller, size }: CoverProps) {
  const { store } = controller
  const failure = useStore(store, ({ failure }) => failure)
  const busy = useStore(store, ({ busy }) => busy)
  const started = useStore(store, ({ started }) => started)
  const ended = useStore(store, ({ ended }) => ended)
  const { listeners, leap } = useTaps(controller)
  const showsButton = !failure && (!started || (ended && busy === 'no'))
  return (
    <div class={failure ? 'cover has-failed' : 'cover'} style={size} {...(!failure && listeners)}>
      {failure && <FailureNote failure={failure} />}
      {!failure && busy !== 'no' && <Waiting busy={busy} />}
      {showsButton && busy !== 'loading' && (
        <button type="button" class="large-play" aria-label={say(started && ended ? 'replay' : 'play')}>
          {started && ended ? <ReplayIcon /> : <PlayIcon />}
        </button>
      )}
      {leap && (
        <p class={`leap is-${leap.side}`} key={leap.count} aria-hidden="true">
          {leap.side === 'start' ? '−10 s' : '+10 s'}
        </p>
      )}
      {!failure && <Notes controller={controller} />}
    </div>
  )
}

/** What is told in passing, at the lower edge. */
function Notes({ controller }: { controller: Controller }) {
  const skipped = useStore(controller.store, ({ skipped }) => skipped)
  return (
    <div class="notes">
      <Caption controller={controller} />
      {skipped.count > 0 && (
        <p class="note skip-note" key={skipped.count}>
          {say('skipped', { duration: durationText(skipped.ms) })}
        </p>
      )}
    </div>
  )
}

/** Styles show the spinner after a moment and the sentence after a long one: no timer runs here. */
function Waiting({ busy }: { busy: 'seeking' | 'loading' }) {
  return (
    <div class={`waiting is-${busy}`} role="status">
      <span class="spinner" />
      <span class="unseen">{say('loading')}</span>
      {busy === 'loading' && (
        <p class="waiting-hint" lang="en">
          {formatProblem(problem('stage-silent', {}))}
        </p>
      )}
    </div>
  )
}
