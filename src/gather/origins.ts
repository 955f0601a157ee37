import type { Recording } from '../model/recording.ts'

/** The documents that several recordings come from, each once; nothing where none knows any. */
export function originsOf(recordings: readonly Recording[]): Pick<Recording, 'origins'> {
  const origins = new Set(recordings.flatMap((recording) => recording.origins ?? []))
  return origins.size > 0 ? { origins: [...origins] } : {}
}
