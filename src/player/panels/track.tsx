/** One track of a session: read when it is first shown, then its rows and what is known about one of them. */
import { useEffect, useState } from 'preact/hooks'
import { type Problem, formatProblem } from '../../model/problem.ts'
import type { Tracked } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { problemOf } from '../core/fault.ts'
import { say } from '../parts/say.ts'
import { ALL_TRACKS } from './all.ts'
import type { Lists } from './lists.ts'
import type { PanelMemory } from './memory.ts'
import { type Searched, TrackItems } from './track-items.tsx'
import type { ListName } from './tab-names.ts'
import { type AnyItem, viewOf } from './track-views.ts'

interface TrackProps {
  readonly controller: Controller
  readonly name: ListName
  readonly lists: Lists
  readonly memory: PanelMemory
  readonly searched: Searched
}

/** Shows one track of the session that it was made for: give it a key of both. */
export function Track({ controller, name, lists, memory, searched }: TrackProps) {
  const [shown, setShown] = useState<readonly Tracked<AnyItem>[] | Problem>()
  useEffect(() => {
    let gone = false
    const show = (what: readonly Tracked<AnyItem>[] | Problem) => !gone && setShown(what)
    lists.read(name).then(show, (error) => show(problemOf(error)))
    return () => (gone = true)
  }, [])
  const { tracks = {} } = controller.session
  const isEmpty = (name === 'all' ? ALL_TRACKS : [name]).every((each) => !tracks[each])
  if (isEmpty && !searched.query) return <p class="panel-note">{viewOf(name).nothing}</p>
  if (!shown) return <p class="panel-note is-waiting">{say('list-reading')}</p>
  if ('code' in shown) {
    return (
      <p class="panel-note" role="alert" lang="en">
        {formatProblem(shown)}
      </p>
    )
  }
  return <TrackItems controller={controller} name={name} items={shown} memory={memory} searched={searched} />
}
