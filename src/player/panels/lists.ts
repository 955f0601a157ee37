/** The rows of a session's lists as they are shown: read and arranged once, when a list is first asked for. */
import type { TrackName, Tracked } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { nextTask } from '../core/slices.ts'
import { type AnyItem, viewOf } from './track-views.ts'

export interface Lists {
  /** @throws ReplayError when a part is missing or damaged */
  read(name: TrackName): Promise<readonly Tracked<AnyItem>[]>
}

/** `session` is an index. */
export function createLists(controller: Controller, session: number): Lists {
  const lists = new Map<TrackName, Promise<readonly Tracked<AnyItem>[]>>()
  const arranged = async (name: TrackName) => {
    const items: readonly Tracked<AnyItem>[] = await controller.tracks.read(session, name)
    // what has just been read took its time
    await nextTask()
    return viewOf(name).arranged?.(items) ?? items
  }
  return {
    read(name) {
      const list = lists.get(name) ?? arranged(name)
      lists.set(name, list)
      return list
    },
  }
}
