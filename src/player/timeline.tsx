/** The timeline: where the replay is, what is idle, where pages were opened; it can be dragged. */
import { useRef, useState } from 'preact/hooks'
import { formatDuration } from '../model/clock.ts'
import type { Controller } from './core/controller.ts'
import { idleJump } from './core/idle.ts'
import { pageAt } from './core/place.ts'
import { pageName } from './parts/format.ts'
import { useStore } from './parts/use-store.ts'

/** The first page needs no tick, and one that stands in the bar's round end looks torn. */
const FIRST_TICK = 0.005

/** A slider in the eyes of a screen reader; ↑ and ↓ are here, ←, → and the rest are the player's own keys. */
export function Timeline({ controller }: { controller: Controller }) {
  const { store } = controller
  const bar = useRef<HTMLDivElement>(null)
  const [hoverMs, setHoverMs] = useState<number>()
  const durationMs = useStore(store, () => controller.session.durationMs)
  const seconds = useStore(store, ({ timeMs }) => Math.floor(timeMs / 1000))
  const drag = (event: PointerEvent) => void controller.seek(momentAt(bar.current, event, durationMs))
  return (
    <div
      class="timeline"
      role="slider"
      tabIndex={0}
      aria-label="Timeline"
      aria-valuemin={0}
      aria-valuemax={Math.floor(durationMs / 1000)}
      aria-valuenow={seconds}
      aria-valuetext={`${formatDuration(seconds * 1000)} of ${formatDuration(durationMs)}`}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        void controller.seekBy(event.key === 'ArrowUp' ? 5000 : -5000)
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return
        event.currentTarget.setPointerCapture(event.pointerId)
        controller.beginScrub()
        drag(event)
      }}
      onPointerMove={(event) => {
        setHoverMs(event.pointerType === 'mouse' ? momentAt(bar.current, event, durationMs) : undefined)
        if (store.get().scrubbing) drag(event)
      }}
      onPointerLeave={() => setHoverMs(undefined)}
      onLostPointerCapture={() => controller.endScrub()}
    >
      <div class="timeline-bar" ref={bar}>
        <Progress controller={controller} durationMs={durationMs} />
        <IdleBands controller={controller} />
        <PageTicks controller={controller} durationMs={durationMs} />
        <Thumb controller={controller} durationMs={durationMs} />
      </div>
      {hoverMs !== undefined && <Hint controller={controller} ms={hoverMs} />}
    </div>
  )
}

function momentAt(bar: HTMLElement | null, event: PointerEvent, durationMs: number): number {
  const box = bar?.getBoundingClientRect()
  return box?.width ? ((event.clientX - box.left) / box.width) * durationMs : 0
}

function percent(ms: number, durationMs: number): string {
  return `${durationMs > 0 ? Math.min(Math.max(ms / durationMs, 0), 1) * 100 : 0}%`
}

interface PartProps {
  readonly controller: Controller
  readonly durationMs: number
}

function Progress({ controller, durationMs }: PartProps) {
  const timeMs = useStore(controller.store, ({ timeMs }) => timeMs)
  return <div class="progress" style={{ width: percent(timeMs, durationMs) }} />
}

function Thumb({ controller, durationMs }: PartProps) {
  const timeMs = useStore(controller.store, ({ timeMs }) => timeMs)
  return <div class="thumb" style={{ left: percent(timeMs, durationMs) }} />
}

function IdleBands({ controller }: { controller: Controller }) {
  const skipIdle = useStore(controller.store, ({ skipIdle }) => skipIdle)
  const bands = useStore(controller.store, () => controller.bands)
  const { durationMs } = controller.session
  return (
    <div class={skipIdle ? 'idle-bands are-skipped' : 'idle-bands'}>
      {bands.map(({ startMs, endMs }) => (
        <i key={startMs} style={{ left: percent(startMs, durationMs), width: percent(endMs - startMs, durationMs) }} />
      ))}
    </div>
  )
}

function PageTicks({ controller, durationMs }: PartProps) {
  const pages = useStore(controller.store, () => controller.session.pages)
  return (
    <div class="page-ticks">
      {pages.map(
        ({ atMs }) => atMs > durationMs * FIRST_TICK && <i key={atMs} style={{ left: percent(atMs, durationMs) }} />,
      )}
    </div>
  )
}

function Hint({ controller, ms }: { controller: Controller; ms: number }) {
  const { session, bands } = controller
  const at = Math.min(Math.max(ms, 0), session.durationMs)
  const page = pageAt(session, controller.store.get().window, at)
  const idle = idleJump(bands, at) !== undefined
  return (
    <div class="hint" style={{ left: `clamp(88px, ${percent(at, session.durationMs)}, 100% - 88px)` }}>
      <b>{formatDuration(at)}</b>
      {idle && ' · idle'}
      {page && <bdi>{pageName(page.href)}</bdi>}
    </div>
  )
}
