/** What the timeline draws behind its marks: how much happened, how far the replay is, what is idle, where pages were opened. */
import { useMemo } from 'preact/hooks'
import type { Period } from '../../model/session.ts'
import type { Controller } from '../core/controller.ts'
import { useStore } from '../parts/use-store.ts'
import { graphPath } from './graph.ts'
import type { Scale } from './scale.ts'

/** The first page needs no tick, and one that stands in the bar's round end looks torn. */
const FIRST_TICK = 0.005
/** Height of the graph (also in styles/timeline.css). */
const GRAPH_PX = 26

export interface LaneProps {
  readonly controller: Controller
  readonly scale: Scale
}

/** Drawn twice: what has been played stands out. */
export function Graph({ controller, scale }: LaneProps) {
  const graph = useStore(controller.store, () => controller.session.graph)
  const path = useMemo(() => graphPath(graph ?? '', scale, GRAPH_PX), [graph, scale])
  const drawing = (
    <svg width={scale.widthPx} height={GRAPH_PX} aria-hidden="true">
      <path d={path} />
    </svg>
  )
  return (
    <div class="timeline-graph">
      {drawing}
      <Played controller={controller} scale={scale}>
        {drawing}
      </Played>
    </div>
  )
}

function Played({ controller, scale, children }: LaneProps & { readonly children: preact.ComponentChildren }) {
  const timeMs = useStore(controller.store, ({ timeMs }) => timeMs)
  return (
    <div class="graph-played" style={{ width: within(scale, timeMs) }}>
      {children}
    </div>
  )
}

/** The track that is followed and dragged. */
export function Bar({ controller, scale }: LaneProps) {
  return (
    <div class="timeline-bar">
      <Progress controller={controller} scale={scale} />
      <IdleBands controller={controller} scale={scale} />
      <PageTicks controller={controller} scale={scale} />
      <Thumb controller={controller} scale={scale} />
    </div>
  )
}

function Progress({ controller, scale }: LaneProps) {
  const timeMs = useStore(controller.store, ({ timeMs }) => timeMs)
  return <div class="progress" style={{ width: within(scale, timeMs) }} />
}

function Thumb({ controller, scale }: LaneProps) {
  const timeMs = useStore(controller.store, ({ timeMs }) => timeMs)
  return isInSight(scale, timeMs) ? <div class="thumb" style={{ left: px(scale.xOf(timeMs)) }} /> : null
}

function IdleBands({ controller, scale }: LaneProps) {
  const skipIdle = useStore(controller.store, ({ skipIdle }) => skipIdle)
  const bands = useStore(controller.store, () => controller.bands)
  const folded = useStore(controller.settings, ({ foldIdle }) => foldIdle)
  return (
    <div class={`idle-bands${skipIdle ? ' are-skipped' : ''}${folded ? ' are-folded' : ''}`}>
      {bands.map((band) => isPartInSight(scale, band) && <i key={band.startMs} style={stretchOf(scale, band)} />)}
    </div>
  )
}

function PageTicks({ controller, scale }: LaneProps) {
  const pages = useStore(controller.store, () => controller.session.pages)
  return (
    <div class="page-ticks">
      {pages.map(
        ({ atMs }) =>
          atMs > scale.durationMs * FIRST_TICK &&
          isInSight(scale, atMs) && <i key={atMs} style={{ left: px(scale.xOf(atMs)) }} />,
      )}
    </div>
  )
}

/** Style of what lies from the start to the end of a period. */
export function stretchOf(scale: Scale, { startMs, endMs }: Period) {
  const [left, right] = [Math.max(-8, scale.xOf(startMs)), Math.min(scale.xOf(endMs), scale.widthPx + 8)]
  return { left: px(left), width: px(Math.max(0, right - left)) }
}

export function isInSight(scale: Scale, ms: number): boolean {
  const x = scale.xOf(ms)
  return x >= -0.5 && x <= scale.widthPx + 0.5
}

function isPartInSight({ view }: Scale, { startMs, endMs }: Period): boolean {
  return startMs < view.endMs && endMs > view.startMs
}

function within(scale: Scale, ms: number): string {
  return px(Math.min(Math.max(scale.xOf(ms), 0), scale.widthPx))
}

export function px(value: number): string {
  return `${Math.round(value * 100) / 100}px`
}
