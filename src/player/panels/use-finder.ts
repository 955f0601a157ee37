/** The search over a session's lists, for a view. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { type All, hitsInAll } from './all.ts'
import { createFinder, type Found } from './finder.ts'
import type { Lists } from './lists.ts'
import type { Query } from './query.ts'
import type { ListName } from './tab-names.ts'
import { viewOf } from './track-views.ts'

interface Looking {
  readonly query: Query | undefined
  /** The list that is searched first. */
  readonly shown: ListName | undefined
}

interface Search {
  /** Grows while the search goes on. */
  readonly found: Found
  /** To be told when somebody is about to ask. */
  prepare(): void
}

export function useFinder(lists: Lists, { query, shown }: Looking): Search {
  const [found, setFound] = useState<Found>({})
  const finder = useMemo(
    () =>
      createFinder({
        read: lists.read,
        texts: (name, item) => viewOf(name).texts(item as never),
        onFound: setFound,
      }),
    [lists],
  )
  const track = shown === 'all' ? 'steps' : shown
  useEffect(() => finder.look(query, track), [finder, query, track])
  // what a finder does after its view is gone, nobody hears
  useEffect(() => () => finder.look(undefined, undefined), [finder])
  const places = useAllPlaces(shown === 'all' && query ? lists : undefined)
  const all = useMemo(() => places && hitsInAll(found, places), [found, places])
  return { found: all ? { ...found, all } : found, prepare: () => !query && finder.prepare(track) }
}

/** Undefined until the lists are one, and without lists. */
function useAllPlaces(lists: Lists | undefined): All['places'] | undefined {
  const [known, setKnown] = useState<{ readonly lists: Lists; readonly places: All['places'] }>()
  useEffect(() => {
    // what can't be read is told of where it is shown
    lists?.all().then(
      ({ places }) => setKnown({ lists, places }),
      () => {},
    )
  }, [lists])
  return lists && known?.lists === lists ? known.places : undefined
}
