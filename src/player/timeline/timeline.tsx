/** The timeline: how much happened and when, where the replay is, what is marked; seeks, zooms, selects a range. */
import { useMemo, useState } from 'preact/hooks'
import { formatDuration } from '../../model/clock.ts'
import type { Controller } from '../core/controller.ts'
import { useMomentText } from '../parts/moment-text.ts'
import { say } from '../parts/say.ts'
import { useStore } from '../parts/use-store.ts'
import { clusterMoments } from './clusters.ts'
import { Hint } from './hint.tsx'
import { Bar, Graph, type LaneProps } from './lanes.tsx'
import { Marks } from './marks.tsx'
import { type Hover, usePointing } from './pointing.ts'
import { Range } from './range-handles.tsx'
import { Tools } from './tools.tsx'
import { useMoments, useScale } from './use-timeline.ts'

/** Marks nearer than this would lie on top of each other; a thumb needs more room. */
const APART_PX = { mouse: 16, thumb: 44 }
const THUMBS = '(max-width: 599px)'

export function Timeline({ controller }: { controller: Controller }) {
  const { area, scale } = useScale(controller)
  const moments = useMoments(controller)
  const apartPx = matchMedia(THUMBS).matches ? APART_PX.thumb : APART_PX.mouse
  const clusters = useMemo(() => clusterMoments(moments, scale, apartPx), [moments, scale, apartPx])
  const [hover, setHover] = useState<Hover>()
  const pointing = usePointing({ controller, scale, onHover: setHover })
  const timeText = useTimeText(controller)
  return (
    <div class="timeline">
      <div class="timeline-area" ref={area} {...pointing}>
        <Slider controller={controller} scale={scale} timeText={timeText} />
        <Range controller={controller} scale={scale} timeText={timeText} />
        <Marks
          controller={controller}
          clusters={clusters}
          timeText={timeText}
          onFocus={(cluster) => setHover(cluster && { x: cluster.x, ms: cluster.atMs, picture: false })}
        />
        <Hint controller={controller} hover={hover} clusters={clusters} timeText={timeText} />
      </div>
      <Tools controller={controller} />
    </div>
  )
}

/** Whole seconds since the start are enough here. */
function useTimeText(controller: Controller): (ms: number) => string {
  const isRelative = useStore(controller.settings, ({ times }) => times === 'relative')
  const momentText = useMomentText(controller)
  return isRelative ? formatDuration : momentText
}

/** In the eyes of a screen reader; ↑ and ↓ are here, ←, → and the rest are the player's own keys. */
function Slider({ controller, scale, timeText }: LaneProps & { readonly timeText: (ms: number) => string }) {
  const seconds = useStore(controller.store, ({ timeMs }) => Math.floor(timeMs / 1000))
  const { durationMs } = scale
  return (
    <div
      class="timeline-slider"
      role="slider"
      tabIndex={0}
      aria-label={say('timeline')}
      aria-valuemin={0}
      aria-valuemax={Math.floor(durationMs / 1000)}
      aria-valuenow={seconds}
      aria-valuetext={say('time-of', { time: timeText(seconds * 1000), duration: formatDuration(durationMs) })}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        void controller.seekBy(event.key === 'ArrowUp' ? 5000 : -5000)
      }}
    >
      <Graph controller={controller} scale={scale} />
      <Bar controller={controller} scale={scale} />
    </div>
  )
}
