/** The picture: the stage frame at its recorded size, scaled to fit, with all that is drawn over it. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { formatProblem, problem } from '../model/problem.ts'
import type { Controller } from './core/controller.ts'
import type { Size } from './core/state.ts'
import { FailureNote } from './failure.tsx'
import { fitScale, roomFor } from './fit.ts'
import { durationText } from './parts/format.ts'
import { PlayIcon, ReplayIcon } from './parts/icons.tsx'
import { say } from './parts/say.ts'
import { useStore } from './parts/use-store.ts'
import { PointerLayer } from './pointer-layer.tsx'
import { WindowBar } from './window-bar.tsx'

/** The browser window around the stage frame, as large as there is space for. */
export function StageView({ controller }: { controller: Controller }) {
  const { store, stage } = controller
  const session = useStore(store, ({ session }) => session)
  const window = useStore(store, ({ window }) => window)
  const size = useStore(store, ({ size }) => size)
  const room = roomFor(size, controller.index.sessions[session]?.windows[window]?.viewport ?? size)
  const area = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const holder = useRef<HTMLDivElement>(null)
  const scale = fitScale(room, useSpace(area, bar))

  useLayoutEffect(() => {
    if (holder.current) stage.frame.placeIn(holder.current)
  }, [stage])
  useLayoutEffect(() => {
    Object.assign(stage.frame.element.style, {
      width: `${size.width}px`,
      height: `${size.height}px`,
      transform: `scale(${scale})`,
    })
  }, [stage, size, scale])

  return (
    <div class="stage-area" ref={area}>
      <div class="browser">
        <div class="browser-bar" ref={bar} style={{ width: px(room.width * scale) }}>
          <WindowBar controller={controller} />
        </div>
        <div class="viewport" style={{ width: px(room.width * scale), height: px(room.height * scale) }}>
          <div class="sheet" style={{ width: px(size.width * scale), height: px(size.height * scale) }}>
            <div ref={holder} />
            <PointerLayer marks={controller.marks} scale={scale} />
          </div>
          <Cover controller={controller} />
        </div>
      </div>
    </div>
  )
}

/** Lies over the picture, so that nothing reaches the stage: a click plays or pauses. */
function Cover({ controller }: { controller: Controller }) {
  const { store } = controller
  const failure = useStore(store, ({ failure }) => failure)
  const busy = useStore(store, ({ busy }) => busy)
  const started = useStore(store, ({ started }) => started)
  const ended = useStore(store, ({ ended }) => ended)
  const skipped = useStore(store, ({ skipped }) => skipped)
  const showsButton = !failure && (!started || (ended && busy === 'no'))
  return (
    <div class={failure ? 'cover has-failed' : 'cover'} onClick={() => !failure && controller.toggle()}>
      {failure && <FailureNote failure={failure} />}
      {!failure && busy !== 'no' && <Waiting busy={busy} />}
      {showsButton && busy !== 'loading' && (
        <button type="button" class="large-play" aria-label={say(started && ended ? 'replay' : 'play')}>
          {started && ended ? <ReplayIcon /> : <PlayIcon />}
        </button>
      )}
      {skipped.count > 0 && (
        <p class="skip-note" key={skipped.count}>
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
      {busy === 'loading' && <p class="waiting-hint">{formatProblem(problem('stage-silent', {}))}</p>}
    </div>
  )
}

/** Space that the picture may fill: the area without the bar above it. */
function useSpace(area: { current: HTMLElement | null }, bar: { current: HTMLElement | null }): Size {
  const [space, setSpace] = useState<Size>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    if (!area.current || !bar.current) return undefined
    const measure = () => {
      const style = getComputedStyle(area.current as HTMLElement)
      const width = (area.current?.clientWidth ?? 0) - 2 * parseFloat(style.paddingLeft)
      const height = (area.current?.clientHeight ?? 0) - 2 * parseFloat(style.paddingTop)
      setSpace({ width, height: height - (bar.current?.offsetHeight ?? 0) })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(area.current)
    observer.observe(bar.current)
    return () => observer.disconnect()
  }, [])
  return space
}

/** Whole pixels: half of one would let the ground show through at the edge. */
function px(value: number): string {
  return `${Math.floor(value + 0.01)}px`
}
