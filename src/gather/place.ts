import type { Recording } from '../model/recording.ts'

const BY_NUMBERS = new Intl.Collator('en', { numeric: true })

/**
 * Where PostHog's storage and exports put the session's id: `…/session_id/<id>/data/<from>-<to>`,
 * `session_recordings_lts/team-<team>/session-<id>` and `export-<id>.zip`.
 */
const ID_PLACES = [
  /(?:^|\/)session_id\/([^/]{8,200})\/data\//,
  /(?:^|\/)session_recordings_lts\/team-\d{1,12}\/session-([^/.]{8,200})/,
  /(?:^|\/)export-([0-9a-f]{8,20}(?:-[0-9a-f]{1,20}){4}) ?(?:\(\d{1,3}\))?\.zip(?:$|\/)/i,
] as const

/** Paths are cut here before they are looked into; no file system has longer ones. */
const MAX_PATH_CHARACTERS = 4096

/** The session id that a recording's place names; what stands in the recording itself goes before it. */
export function sessionIdInPath(path: string): string | undefined {
  const looked = path.slice(-MAX_PATH_CHARACTERS)
  for (const place of ID_PLACES) {
    const id = place.exec(looked)?.[1]
    if (id !== undefined) return id
  }
  return undefined
}

/** The folder that a recording lies in; '' when it was given by itself. */
export function folderOf({ path = '' }: Pick<Recording, 'path'>): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

/** Order of parts: by path, numbers in it by their value. */
export function byPlace(one: Recording, other: Recording): number {
  return BY_NUMBERS.compare(one.path ?? one.name, other.path ?? other.name)
}

/** A name for what lies in several documents: that of their folder, or of the first one, and how many they are. */
export function nameOfParts(parts: readonly Recording[]): string {
  const [first] = parts
  if (parts.length === 1 || !first) return first?.name ?? ''
  const folders = folderOf(first).split('/')
  const isOneFolder = parts.every((part) => folderOf(part) === folders.join('/'))
  // Storage keeps the parts of a session in `<session's id>/data`.
  const folder = folders.at(-1) === 'data' ? folders.at(-2) : folders.at(-1)
  return `${(isOneFolder && folder) || first.name} (${parts.length} parts)`
}
