/** The row of buttons under the timeline. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatDuration } from '../model/clock.ts'
import type { Controller } from './core/controller.ts'
import { SPEEDS } from './core/speed.ts'
import { canFullscreen, toggleFullscreen } from './fullscreen.ts'
import { EnlargeIcon, HelpIcon, PauseIcon, PlayIcon, ReduceIcon, ReplayIcon, SkipIcon } from './parts/icons.tsx'
import { useMomentText } from './parts/moment-text.ts'
import { useStore } from './parts/use-store.ts'

interface ControlsProps {
  readonly controller: Controller
  onHelp(): void
  /** What opens the panel, such as its button. */
  readonly children: ComponentChildren
}

/** Play, time, panel, skipping, speed, help and full screen (where the browser allows it). */
export function Controls({ controller, onHelp, children }: ControlsProps) {
  return (
    <div class="controls">
      <PlayButton controller={controller} />
      <Time controller={controller} />
      <span class="spring" />
      <Warnings controller={controller} />
      {children}
      <SkipIdleButton controller={controller} />
      <SpeedChoice controller={controller} />
      <button
        type="button"
        class="button help-button"
        aria-label="Keyboard shortcuts"
        title="Shortcuts (?)"
        onClick={onHelp}
      >
        <HelpIcon />
      </button>
      {canFullscreen() && <FullscreenButton />}
    </div>
  )
}

function PlayButton({ controller }: { controller: Controller }) {
  const playing = useStore(controller.store, ({ playing }) => playing)
  const ended = useStore(controller.store, ({ ended, started }) => ended && started)
  const name = playing ? 'Pause' : ended ? 'Replay' : 'Play'
  return (
    <button
      type="button"
      class="button play-button"
      aria-label={name}
      title={`${name} (space)`}
      onClick={() => controller.toggle()}
    >
      {playing ? <PauseIcon /> : ended ? <ReplayIcon /> : <PlayIcon />}
    </button>
  )
}

function Time({ controller }: { controller: Controller }) {
  const { store, settings } = controller
  const isRelative = useStore(settings, ({ times }) => times === 'relative')
  const momentText = useMomentText(controller)
  const text = isRelative ? formatDuration : momentText
  // a shown moment changes by the second, whatever it is written as
  const second = useStore(store, ({ timeMs }) => Math.floor(timeMs / 1000))
  const durationMs = useStore(store, () => controller.session.durationMs)
  return (
    <div class="time">
      <span>{text(second * 1000)}</span>
      <span class="time-end">/ {text(durationMs)}</span>
    </div>
  )
}

function Warnings({ controller }: { controller: Controller }) {
  const warnings = useStore(controller.store, ({ warnings }) => warnings)
  if (warnings === 0) return null
  const text = `${warnings} recorded ${warnings === 1 ? 'change' : 'changes'} could not be applied, so this may look different from what the person saw.`
  return (
    <span class="warnings" title={text} role="note" aria-label={text}>
      {warnings}
    </span>
  )
}

function SkipIdleButton({ controller }: { controller: Controller }) {
  const skipIdle = useStore(controller.store, ({ skipIdle }) => skipIdle)
  return (
    <button
      type="button"
      class="button toggle"
      aria-pressed={skipIdle}
      aria-label="Skip idle time"
      title="Skip stretches in which the person did nothing"
      onClick={() => controller.toggleSkipIdle()}
    >
      <SkipIcon />
      <span class="toggle-name">Skip idle</span>
    </button>
  )
}

function SpeedChoice({ controller }: { controller: Controller }) {
  const speed = useStore(controller.store, ({ speed }) => speed)
  const speeds = SPEEDS.some((step) => step === speed) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b)
  return (
    <select
      class="button speed"
      aria-label="Speed"
      title="Speed (+ and -)"
      value={speed}
      onChange={(event) => controller.setSpeed(Number(event.currentTarget.value))}
    >
      {speeds.map((step) => (
        <option key={step} value={step} selected={step === speed}>
          {step}×
        </option>
      ))}
    </select>
  )
}

function FullscreenButton() {
  const [full, setFull] = useState(false)
  useEffect(() => {
    const update = () => setFull(document.fullscreenElement !== null)
    document.addEventListener('fullscreenchange', update)
    return () => document.removeEventListener('fullscreenchange', update)
  }, [])
  const name = full ? 'Leave full screen' : 'Full screen'
  return (
    <button type="button" class="button" aria-label={name} title={`${name} (f)`} onClick={toggleFullscreen}>
      {full ? <ReduceIcon /> : <EnlargeIcon />}
    </button>
  )
}
