/** The row of marks under the track: one stop for the keyboard, arrows lead from mark to mark. */
import { useMemo, useRef, useState } from 'preact/hooks'
import type { MomentKind } from '../../model/moment.ts'
import type { Controller } from '../core/controller.ts'
import { say } from '../parts/say.ts'
import { useStore } from '../parts/use-store.ts'
import type { Cluster } from './clusters.ts'
import { isTrouble, SHAPES } from './kinds.ts'
import { px } from './lanes.tsx'

interface MarksProps {
  readonly controller: Controller
  readonly clusters: readonly Cluster[]
  readonly timeText: (ms: number) => string
  /** The keyboard has come to a mark, or left it. */
  onFocus(cluster: Cluster | undefined): void
}

/** Room is kept while the marks are being read; a session without any has no row. */
export function Marks({ controller, clusters, timeText, onFocus }: MarksProps) {
  const hasMarks = useStore(controller.store, () => controller.session.moments !== undefined)
  const row = useRef<HTMLDivElement>(null)
  const [chosen, setChosen] = useState<string>()
  const stop = useMemo(
    () =>
      Math.max(
        0,
        clusters.findIndex((cluster) => keyOf(cluster) === chosen),
      ),
    [clusters, chosen],
  )
  if (!hasMarks) return null
  const go = (number: number) => row.current?.querySelectorAll('button')[number]?.focus()
  return (
    <div
      class="marks"
      ref={row}
      role="toolbar"
      aria-label={say('timeline-marks')}
      onKeyDown={(event) => {
        const target = targetOf(event.key, stop, clusters.length)
        if (target === undefined) return
        event.preventDefault()
        go(target)
      }}
      onFocusOut={() => onFocus(undefined)}
    >
      {clusters.map((cluster, number) => (
        <button
          key={keyOf(cluster)}
          type="button"
          class={`mark is-${cluster.kind}${isTrouble(cluster.kind) ? ' is-trouble' : ''}`}
          style={{ left: px(cluster.x) }}
          data-at={cluster.atMs}
          tabIndex={number === stop ? 0 : -1}
          aria-label={say('mark-at', { what: clusterText(cluster), time: timeText(cluster.atMs) })}
          onClick={() => void controller.seek(cluster.atMs)}
          onFocus={(event) => {
            setChosen(keyOf(cluster))
            if (event.currentTarget.matches(':focus-visible')) onFocus(cluster)
          }}
        >
          <MarkIcon kind={cluster.kind} />
          {(cluster.counts.get(cluster.kind) ?? 0) > 1 && isCounted(cluster.kind) && (
            <span class="mark-count">{Math.min(cluster.counts.get(cluster.kind) ?? 0, MOST_COUNTED)}</span>
          )}
        </button>
      ))}
    </div>
  )
}

const MOST_COUNTED = 99

/** How often somebody clicks or types, the graph shows. */
function isCounted(kind: MomentKind): boolean {
  return kind !== 'click' && kind !== 'input'
}

function MarkIcon({ kind }: { kind: MomentKind }) {
  return (
    <svg viewBox="0 0 14 14" width="14" height="14" aria-hidden="true">
      <path d={SHAPES[kind]} />
    </svg>
  )
}

/** `2 errors, 5 clicks: TypeError: x is undefined`; holds recorded text. */
function clusterText(cluster: Cluster): string {
  const { label } = cluster
  return label === undefined ? countsText(cluster) : say('mark-label', { what: countsText(cluster), label })
}

/** `2 errors, 5 clicks` */
export function countsText({ counts }: Cluster): string {
  return [...counts].map(([kind, count]) => say(`moment-${kind}`, { count })).join(', ')
}

function keyOf({ kind, atMs }: Cluster): string {
  return `${kind} ${atMs}`
}

function targetOf(key: string, stop: number, count: number): number | undefined {
  if (key === 'ArrowLeft') return Math.max(0, stop - 1)
  if (key === 'ArrowRight') return Math.min(stop + 1, count - 1)
  if (key === 'Home') return 0
  return key === 'End' ? count - 1 : undefined
}
