/** The search over a session's lists, for a view. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { TrackName } from '../../model/tracks.ts'
import { createFinder, type Found } from './finder.ts'
import type { Lists } from './lists.ts'
import type { Query } from './query.ts'
import { viewOf } from './track-views.ts'

interface Looking {
  readonly query: Query | undefined
  /** The list that is searched first. */
  readonly shown: TrackName | undefined
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
  useEffect(() => finder.look(query, shown), [finder, query, shown])
  // what a finder does after its view is gone, nobody hears
  useEffect(() => () => finder.look(undefined, undefined), [finder])
  return { found, prepare: () => !query && finder.prepare(shown) }
}
