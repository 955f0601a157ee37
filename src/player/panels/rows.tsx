/** The rows of a track beside the replay: those of past moments, the present one, and what is still ahead. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Tracked } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { rowAt } from '../core/place.ts'
import { momentText } from '../parts/format.ts'
import { say } from '../parts/say.ts'
import { useStore } from '../parts/use-store.ts'
import { ROW_PX, type Scroll, contentPx, isInView, rowWindow, topThatCenters, topThatReaches } from './row-window.ts'
import type { TrackView } from './track-view.ts'

interface RowsProps<Item> {
  readonly controller: Controller
  readonly items: readonly Tracked<Item>[]
  readonly view: TrackView<Item>
  readonly selected: number | undefined
  /** Moves the selection. */
  onSelect(row: number): void
  /** Asks for all that is known about a row. */
  onChoose(row: number): void
}

/**
 * The list goes along with the replay as long as the present row is in view; scrolled away by hand it stays, and a button
 * leads back. One stop for the keyboard: arrows move the selection inside.
 */
export function Rows<Item>({ controller, items, view, selected, onSelect, onChoose }: RowsProps<Item>) {
  const list = useRef<HTMLDivElement>(null)
  const current = useStore(controller.store, ({ timeMs }) => rowAt(items, timeMs))
  const { scroll, follow, isAway } = useScroll(list, { current: Math.max(current, 0), count: items.length })
  useLayoutEffect(() => {
    if (selected !== undefined && list.current) list.current.scrollTop = topThatReaches(selected, scroll, items.length)
  }, [selected, scroll.height])
  const { first, end, offsetPx } = rowWindow(scroll, items.length)
  return (
    <div class="rows">
      <div
        class="row-list"
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={view.label}
        aria-activedescendant={selected === undefined ? undefined : rowId(selected)}
        onKeyDown={(event) => {
          const from = selected ?? Math.max(current, 0)
          if (event.key === 'Enter') onChoose(from)
          else if (!Object.hasOwn(MOVES, event.key)) return
          else onSelect(target(MOVES[event.key]?.(from, Math.floor(scroll.height / ROW_PX)), items.length))
          event.preventDefault()
        }}
      >
        <div class="row-space" style={{ height: `${contentPx(items.length)}px` }}>
          <div style={{ transform: `translateY(${offsetPx}px)` }}>
            {items.slice(first, end).map((item, number) => (
              <Row
                key={first + number}
                id={rowId(first + number)}
                item={item}
                view={view}
                place={{ row: first + number, count: items.length, current, selected }}
                onChoose={() => onChoose(first + number)}
                onSeek={() => void controller.seek(item.atMs)}
              />
            ))}
          </div>
        </div>
      </div>
      {isAway && (
        <button type="button" class="follow-rows" onClick={follow}>
          {say('rows-follow')}
        </button>
      )}
    </div>
  )
}

const rowId = (row: number) => `portable-replay-row-${row}`

/** From a row, with so many in view, to another one. */
const MOVES: { readonly [key: string]: (row: number, page: number) => number } = {
  ArrowUp: (row) => row - 1,
  ArrowDown: (row) => row + 1,
  PageUp: (row, page) => row - page,
  PageDown: (row, page) => row + page,
  Home: () => 0,
  End: () => Infinity,
}

function target(row = 0, count: number): number {
  return Math.max(0, Math.min(row, count - 1))
}

interface RowProps<Item> {
  readonly id: string
  readonly item: Tracked<Item>
  readonly view: TrackView<Item>
  readonly place: {
    readonly row: number
    readonly count: number
    readonly current: number
    readonly selected: number | undefined
  }
  onChoose(): void
  onSeek(): void
}

/** A click on the time leads there, one on the rest opens the row. */
function Row<Item>({ id, item, view, place, onChoose, onSeek }: RowProps<Item>) {
  const { row, count, current, selected } = place
  // the same object again: while a list is scrolled, rows that stay are not looked at
  const content = useMemo(() => view.row(item), [view, item])
  const moment = row === current ? ' is-current' : row > current ? ' is-ahead' : ''
  return (
    <div
      id={id}
      class={`row is-${view.tone(item)}${moment}`}
      role="option"
      aria-selected={row === selected}
      aria-current={row === current ? 'time' : undefined}
      aria-posinset={row + 1}
      aria-setsize={count}
      onClick={onChoose}
    >
      <span
        class="row-time"
        title={say('row-seek')}
        onClick={(event) => {
          event.stopPropagation()
          onSeek()
        }}
      >
        {momentText(item.atMs)}
      </span>
      {content}
    </div>
  )
}

/** Follows the present row; `isAway` when somebody has scrolled where it isn't seen. */
function useScroll(list: { current: HTMLElement | null }, { current, count }: { current: number; count: number }) {
  const [scroll, setScroll] = useState<Scroll>({ top: 0, height: 0 })
  const following = useRef(true)
  const present = useRef(current)
  present.current = current
  useLayoutEffect(() => {
    const element = list.current
    if (!element) return undefined
    const measure = () => setScroll({ top: element.scrollTop, height: element.clientHeight })
    const scrolled = () => {
      const now = { top: element.scrollTop, height: element.clientHeight }
      following.current = isInView(present.current, now, count)
      setScroll(now)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    element.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', scrolled)
    }
  }, [])
  const follow = () => {
    following.current = true
    if (list.current) list.current.scrollTop = topThatCenters(current, scroll, count)
  }
  const isAway = scroll.height > 0 && !isInView(current, scroll, count)
  useLayoutEffect(() => {
    if (isAway && following.current) follow()
  }, [current, scroll.height])
  return { scroll, follow, isAway: isAway && !following.current }
}
