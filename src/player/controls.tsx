/** The row of buttons under the timeline. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatDuration } from '../model/clock.ts'
import type { Controller } from './core/controller.ts'
import { SPEEDS } from './core/speed.ts'
import { canFullscreen, toggleFullscreen } from './fullscreen.ts'
import { EnlargeIcon, HelpIcon, PauseIcon, PlayIcon, ReduceIcon, ReplayIcon, SkipIcon } from './parts/icons.tsx'
import { useMomentText } from './parts/moment-text.ts'
import { say } from './parts/say.ts'
import { useStore } from './parts/use-store.ts'
import { SettingsButton } from './settings.tsx'

interface ControlsProps {
  readonly controller: Controller
  onHelp(): void
  /** What opens the panel, such as its button. */
  readonly children: ComponentChildren
}

/** Play, time, panel, skipping, speed, settings, help and full screen (where the browser allows it). */
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
      <SettingsButton controller={controller} />
      <button
        type="button"
        class="button help-button"
        aria-label={say('keys')}
        title={say('keys-hint')}
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
  const name = say(playing ? 'pause' : ended ? 'replay' : 'play')
  return (
    <button
      type="button"
      class="button play-button"
      aria-label={name}
      title={say('with-key', { what: name, key: say('key-space') })}
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
  const text = say('warnings', { count: warnings })
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
      aria-label={say('skip-idle')}
      title={say('skip-idle-hint')}
      onClick={() => controller.toggleSkipIdle()}
    >
      <SkipIcon />
      <span class="toggle-name">{say('skip-idle-short')}</span>
    </button>
  )
}

function SpeedChoice({ controller }: { controller: Controller }) {
  const speed = useStore(controller.store, ({ speed }) => speed)
  const speeds = SPEEDS.some((step) => step === speed) ? SPEEDS : [...SPEEDS, speed].sort((a, b) => a - b)
  return (
    <select
      class="button speed"
      aria-label={say('speed')}
      title={say('speed-hint')}
      value={speed}
      onChange={(event) => controller.chooseSpeed(Number(event.currentTarget.value))}
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
  const name = say(full ? 'full-screen-leave' : 'full-screen')
  return (
    <button
      type="button"
      class="button"
      aria-label={name}
      title={say('with-key', { what: name, key: 'f' })}
      onClick={toggleFullscreen}
    >
      {full ? <ReduceIcon /> : <EnlargeIcon />}
    </button>
  )
}
