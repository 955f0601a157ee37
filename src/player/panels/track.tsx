/** One track of a session: read when it is first shown, then its rows and what is known about one of them. */
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { type Problem, formatProblem } from '../../model/problem.ts'
import type { TrackName, Tracked, Tracks } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { problemOf } from '../core/fault.ts'
import { wholeText } from '../parts/format.ts'
import { consoleView } from './console.tsx'
import { Detail } from './detail.tsx'
import { marksView } from './marks.tsx'
import { networkView } from './network.tsx'
import { Rows } from './rows.tsx'
import { screenView } from './screen.tsx'
import { QueryContext } from './search.tsx'
import { stepsView } from './steps.tsx'
import type { TrackView } from './track-view.ts'

export const TRACK_VIEWS = {
  steps: stepsView,
  console: consoleView,
  network: networkView,
  marks: marksView,
  screen: screenView,
} as const

interface TrackProps {
  readonly controller: Controller
  readonly name: TrackName
}

/** Shows one track of the session that it was made for: give it a key of both. */
export function Track({ controller, name }: TrackProps) {
  const view = TRACK_VIEWS[name]
  const [shown, setShown] = useState<Tracks[TrackName] | Problem>()
  useEffect(() => {
    let gone = false
    const show = (what: Tracks[TrackName] | Problem) => !gone && setShown(what)
    controller.tracks.read(controller.store.get().session, name).then(show, (error) => show(problemOf(error)))
    return () => (gone = true)
  }, [])
  if (!controller.session.tracks?.[name]) return <p class="panel-note">{view.nothing}</p>
  if (!shown) return <p class="panel-note is-waiting">Reading …</p>
  if ('code' in shown) {
    return (
      <p class="panel-note" role="alert">
        {formatProblem(shown)}
      </p>
    )
  }
  // a track's items and its view belong together, which types can't follow through the name
  return <TrackItems controller={controller} items={shown} view={view as unknown as AnyView} />
}

type AnyItem = Tracks[TrackName][number]
type AnyView = TrackView<AnyItem>

interface TrackItemsProps {
  readonly controller: Controller
  readonly items: readonly Tracked<AnyItem>[]
  readonly view: AnyView
}

function TrackItems({ controller, items: read, view }: TrackItemsProps) {
  const all = useMemo(() => view.arranged?.(read) ?? read, [read])
  const query = useContext(QueryContext)
  const items = useMemo(
    () => (query ? all.filter((one) => view.texts(one).some((text) => query.finds(text))) : all),
    [all, query],
  )
  const [selected, setSelected] = useState<number>()
  const [open, setOpen] = useState(false)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    setSelected(undefined)
    setOpen(false)
  }, [query])
  const item = selected === undefined ? undefined : items[selected]
  const choose = (row: number) => {
    setOpen(row !== selected || !open)
    setSelected(row)
  }
  const close = () => {
    setOpen(false)
    // the focus may have been in what is gone now
    body.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
  }
  return (
    <div
      class={open ? 'track has-detail' : 'track'}
      ref={body}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.preventDefault()
        close()
      }}
    >
      {query && (
        <p class="panel-hits" role="status">
          {wholeText(items.length)} of {wholeText(all.length)}
        </p>
      )}
      <Rows
        controller={controller}
        items={items}
        view={view}
        selected={selected}
        onSelect={setSelected}
        onChoose={choose}
      />
      {open && item && (
        <Detail controller={controller} item={item} onClose={close}>
          {view.detail(item)}
        </Detail>
      )}
    </div>
  )
}
