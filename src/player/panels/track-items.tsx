/** The rows of a track that search and filters leave, and what is known about one of them. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { TrackName, Tracked } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { rowAt } from '../core/place.ts'
import { say } from '../parts/say.ts'
import { useStore } from '../parts/use-store.ts'
import { Detail } from './detail.tsx'
import { Filters } from './filters.tsx'
import type { Found } from './finder.ts'
import { HitsBar, NoHits, type Walk } from './hits-bar.tsx'
import type { PanelMemory } from './memory.ts'
import type { Query } from './query.ts'
import { Rows } from './rows.tsx'
import { useShownRows } from './shown-rows.ts'
import type { ListName } from './tab-names.ts'
import { focusTab } from './tabs.tsx'
import { type AnyItem, viewOf } from './track-views.ts'

/** What a list knows of the search. */
export interface Searched {
  readonly query: Query | undefined
  readonly found: Found
  /** Where the list leaves what goes from hit to hit. */
  readonly walk: { current: Walk | undefined }
}

interface TrackItemsProps {
  readonly controller: Controller
  readonly name: ListName
  readonly items: readonly Tracked<AnyItem>[]
  readonly memory: PanelMemory
  readonly searched: Searched
}

const NO_FILTERS: readonly string[] = []

export function TrackItems({ controller, name, items: all, memory, searched }: TrackItemsProps) {
  const { query, found, walk } = searched
  const view = viewOf(name)
  const hits = query && found[name]
  const chosen = useStore(memory, ({ filters }) => filters[name] ?? NO_FILTERS)
  const { items = [], counts } = useShownRows({ items: all, view, hits, chosen })
  const [item, setItem] = useState<Tracked<AnyItem>>()
  const [open, setOpen] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  const place = useMemo(() => (item ? items.indexOf(item) : -1), [items, item])
  const selected = place < 0 ? undefined : place
  useEffect(() => {
    if (item && place < 0) setOpen(false)
  }, [place])
  const choose = (row: number) => {
    setOpen(row !== selected || !open)
    setItem(items[row])
  }
  const close = () => {
    setOpen(false)
    // the focus may have been in what is gone now
    body.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
  }
  const filter = (ids: readonly string[]) => memory.set({ filters: { ...memory.get().filters, [name]: ids } })
  const show = (tab: TrackName) => {
    memory.set({ tab })
    // the focus was on what is gone now
    focusTab(tab)
  }
  walk.current = (direction) => {
    const from = selected ?? rowAt(items, controller.store.get().timeMs) + (direction === 1 ? 0 : 1)
    const next = items[(from + direction + items.length) % items.length]
    if (!next) return
    setItem(next)
    void controller.seek(next.atMs)
  }
  return (
    <div
      class={open && item ? 'track has-detail' : 'track'}
      ref={body}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.preventDefault()
        close()
      }}
    >
      {view.filters.length > 0 && all.length > 0 && (
        <Filters filters={view.filters} chosen={chosen} counts={counts} onChoose={filter} />
      )}
      {query && (
        <HitsBar
          counts={{ shown: items.length, found: hits?.rows.length, all: all.length }}
          place={selected}
          walk={walk}
        />
      )}
      {items.length > 0 ? (
        <Rows
          controller={controller}
          items={items}
          view={view}
          selected={selected}
          onSelect={(row) => setItem(items[row])}
          onChoose={choose}
        />
      ) : query && hits?.rows.length === 0 ? (
        <NoHits name={name} found={found} onShow={show} />
      ) : (
        <p class="panel-note">{all.length > 0 && counts ? say('filters-hide-all') : ''}</p>
      )}
      {open && item && selected !== undefined && (
        <Detail controller={controller} item={item} onClose={close}>
          {view.detail(item)}
        </Detail>
      )}
    </div>
  )
}
