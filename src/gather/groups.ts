import type { Recording } from '../model/recording.ts'
import { groupedBy } from './grouped.ts'

/** Recordings sorted into sessions, which grow together while reasons to do so are found. */
export interface Groups {
  /** Puts the sessions of both together, unless they are known to be different ones. */
  unite(one: Recording, other: Recording): void
  /** The parts of each session, in order of its first part. */
  all(): Recording[][]
}

/** Each recording begins as a session of its own. */
export function createGroups(recordings: readonly Recording[]): Groups {
  const parents = new Map(recordings.map((recording) => [recording, recording]))
  const sizes = new Map(recordings.map((recording) => [recording, 1]))
  const ids = new Map(recordings.map((recording) => [recording, recording.sessionId]))
  function rootOf(recording: Recording): Recording {
    let at = recording
    for (let parent = parents.get(at); parent && parent !== at; parent = parents.get(at)) at = parent
    return at
  }
  return {
    unite(one, other) {
      const roots = [rootOf(one), rootOf(other)] as const
      const [idOfOne, idOfOther] = [ids.get(roots[0]), ids.get(roots[1])]
      const areDifferent = idOfOne !== undefined && idOfOther !== undefined && idOfOne !== idOfOther
      if (roots[0] === roots[1] || areDifferent) return
      // The smaller group goes below the larger one, so that no way to a root is long.
      const [small, large] = roots.toSorted((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0)) as [
        Recording,
        Recording,
      ]
      parents.set(small, large)
      sizes.set(large, (sizes.get(small) ?? 0) + (sizes.get(large) ?? 0))
      ids.set(large, idOfOne ?? idOfOther)
    },
    all: () => [...groupedBy(recordings, rootOf).values()],
  }
}
