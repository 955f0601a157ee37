/** The rows of a session's lists as they are shown: read and arranged once, when a list is first asked for. */
import type { TrackName, Tracked } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { nextTask } from '../core/slices.ts'
import { type All, mergeAll, type TrackItem } from './all.ts'
import type { ListName } from './tab-names.ts'
import { type AnyItem, viewOf } from './track-views.ts'

export interface Lists {
  /** @throws ReplayError when a part is missing or damaged */
  read(name: ListName): Promise<readonly Tracked<AnyItem>[]>
  /** As `read('all')`, with the places of each list's items. */
  all(): Promise<All>
}

/** `session` is an index. */
export function createLists(controller: Controller, session: number): Lists {
  const lists = new Map<TrackName, Promise<readonly Tracked<TrackItem>[]>>()
  const arranged = async (name: TrackName) => {
    const items: readonly Tracked<TrackItem>[] = await controller.tracks.read(session, name)
    // what has just been read took its time
    await nextTask()
    return (viewOf(name).arranged?.(items) as typeof items | undefined) ?? items
  }
  let merged: Promise<All> | undefined
  const all = () => (merged ??= mergeAll(ofTrack))
  function ofTrack(name: TrackName): Promise<readonly Tracked<TrackItem>[]> {
    const list = lists.get(name) ?? arranged(name)
    lists.set(name, list)
    return list
  }
  return { all, read: (name) => (name === 'all' ? all().then(({ items }) => items) : ofTrack(name)) }
}
