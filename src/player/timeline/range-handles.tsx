/** The range that is played over and over: its extent, a handle at each end, and a button that ends it. */
import type { Period, SessionMs } from '../../model/session.ts'
import { withEdge } from '../core/range.ts'
import { CloseIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { useStore } from '../parts/use-store.ts'
import { isInSight, px, stretchOf, type LaneProps } from './lanes.tsx'

const STEP_MS = 1000

interface RangeProps extends LaneProps {
  readonly timeText: (ms: number) => string
}

export function Range({ controller, scale, timeText }: RangeProps) {
  const range = useStore(controller.store, ({ range }) => range)
  if (!range) return null
  const { durationMs } = scale
  const move = (edge: keyof Period, ms: SessionMs) => {
    const moved = edge === 'startMs' ? { startMs: ms } : { endMs: ms }
    // an edge does not push the other one
    if (edge === 'startMs' ? ms < range.endMs : ms > range.startMs)
      controller.store.set({ range: withEdge(range, moved, durationMs) })
  }
  return (
    <div class="range">
      <div class="range-extent" style={stretchOf(scale, range)} />
      {(['startMs', 'endMs'] as const).map(
        (edge) =>
          isInSight(scale, range[edge]) && (
            <div
              key={edge}
              class={`range-handle is-${edge === 'startMs' ? 'start' : 'end'}`}
              role="slider"
              tabIndex={0}
              style={{ left: px(scale.xOf(range[edge])) }}
              aria-label={say(edge === 'startMs' ? 'range-start' : 'range-end')}
              aria-valuemin={0}
              aria-valuemax={Math.floor(durationMs / 1000)}
              aria-valuenow={Math.floor(range[edge] / 1000)}
              aria-valuetext={timeText(range[edge])}
              onKeyDown={(event) => {
                const ms = keyTarget(event.key, range[edge], durationMs)
                if (ms === undefined) return
                event.preventDefault()
                move(edge, ms)
              }}
              onPointerDown={(event) => {
                if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId)
              }}
              onPointerMove={({ currentTarget, pointerId, clientX }) => {
                if (!currentTarget.hasPointerCapture(pointerId)) return
                const box = currentTarget.parentElement?.getBoundingClientRect()
                move(edge, scale.msAt(clientX - (box?.left ?? 0)))
              }}
            />
          ),
      )}
      <button
        type="button"
        class="range-clear"
        aria-label={say('clear-range')}
        title={say('with-key', { what: say('clear-range'), key: 'Esc' })}
        style={{ left: `clamp(0px, ${px((scale.xOf(range.startMs) + scale.xOf(range.endMs)) / 2)}, 100%)` }}
        onClick={() => controller.store.set({ range: undefined })}
      >
        <CloseIcon />
      </button>
    </div>
  )
}

function keyTarget(key: string, ms: SessionMs, durationMs: SessionMs): SessionMs | undefined {
  if (key === 'ArrowLeft' || key === 'ArrowDown') return ms - STEP_MS
  if (key === 'ArrowRight' || key === 'ArrowUp') return ms + STEP_MS
  if (key === 'Home') return 0
  return key === 'End' ? durationMs : undefined
}
