/** What is at the moment that is pointed at. For eyes only: the slider and the marks say the same in words. */
import type { Controller } from '../core/controller.ts'
import { idleJump } from '../core/idle.ts'
import { pageAt, windowAt } from '../core/place.ts'
import { pageName } from '../parts/format.ts'
import { say } from '../parts/say.ts'
import type { Cluster } from './clusters.ts'
import { countsText } from './marks.tsx'
import type { Hover } from './pointing.ts'
import { Preview } from './preview.tsx'

/** So far from the mouse, a mark is what is pointed at. */
const NEAR_PX = 7

interface HintProps {
  readonly controller: Controller
  readonly hover: Hover | undefined
  readonly clusters: readonly Cluster[]
  readonly timeText: (ms: number) => string
}

interface WordsProps extends HintProps {
  readonly hover: Hover
}

/** It stays, out of sight, since a frame that leaves the page begins anew. */
export function Hint({ controller, hover, clusters, timeText }: HintProps) {
  return (
    <div
      class={hover ? 'hint' : 'hint is-away'}
      aria-hidden="true"
      style={{ left: `clamp(var(--hint-half), ${hover?.x ?? 0}px, 100% - var(--hint-half))` }}
    >
      <Preview controller={controller} hover={hover} />
      {hover && <Words controller={controller} hover={hover} clusters={clusters} timeText={timeText} />}
    </div>
  )
}

function Words({ controller, hover, clusters, timeText }: WordsProps) {
  const { following, window: held } = controller.store.get()
  const { session, bands } = controller
  const window = following ? windowAt(session, hover.ms) : held
  const page = pageAt(session, window, hover.ms)
  const near = nearest(clusters, hover.x)
  return (
    <>
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
    </>
  )
}

function nearest(clusters: readonly Cluster[], x: number): Cluster | undefined {
  const near = clusters.filter((cluster) => Math.abs(cluster.x - x) <= NEAR_PX)
  return near.sort((one, other) => Math.abs(one.x - x) - Math.abs(other.x - x))[0]
}
