/** What is at the moment that is pointed at. For eyes only: the slider and the marks say the same in words. */
import { useStore } from '../parts/use-store.ts'
import { idleJump } from '../core/idle.ts'
import { pageAt } from '../core/place.ts'
import { pageName } from '../parts/format.ts'
import { say } from '../parts/say.ts'
import type { Cluster } from './clusters.ts'
import type { LaneProps } from './lanes.tsx'
import { countsText } from './marks.tsx'
import type { Hover } from './pointing.ts'

/** So far from the mouse, a mark is what is pointed at. */
const NEAR_PX = 7

interface HintProps extends LaneProps {
  readonly hover: Hover | undefined
  readonly clusters: readonly Cluster[]
  readonly timeText: (ms: number) => string
}

export function Hint({ controller, hover, clusters, timeText }: HintProps) {
  const window = useStore(controller.store, ({ window }) => window)
  if (!hover) return null
  const { session, bands } = controller
  const page = pageAt(session, window, hover.ms)
  const near = nearest(clusters, hover.x)
  return (
    <div
      class="hint"
      aria-hidden="true"
      style={{ left: `clamp(var(--hint-half), ${hover.x}px, 100% - var(--hint-half))` }}
    >
      <p>
        <b>{timeText(hover.ms)}</b>
        {idleJump(bands, hover.ms) !== undefined && <span> · {say('idle')}</span>}
      </p>
      {near && (
        <p class="hint-mark">
          {countsText(near)}
          {near.label !== undefined && <bdi>{near.label}</bdi>}
        </p>
      )}
      {page && <bdi class="hint-page">{pageName(page.href)}</bdi>}
    </div>
  )
}

function nearest(clusters: readonly Cluster[], x: number): Cluster | undefined {
  const near = clusters.filter((cluster) => Math.abs(cluster.x - x) <= NEAR_PX)
  return near.sort((one, other) => Math.abs(one.x - x) - Math.abs(other.x - x))[0]
}
