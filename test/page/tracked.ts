/** Pages of sessions with tracks, made as the library makes them, but with tracks that a test has written by hand. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { extract } from '../../src/extract/extract.ts'
import type { Session } from '../../src/model/session.ts'
import type { Tracks } from '../../src/model/tracks.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { toBase64 } from '../../src/pack/base64.ts'
import { pack } from '../../src/pack/pack.ts'
import { loadZstd } from '../../src/pack/zstd.ts'
import { render } from '../../src/render/render.ts'
import { type MadeEvent, STARTED_AT } from './small.ts'

export const NO_TRACKS: Tracks = { steps: [], console: [], network: [], marks: [], screen: [] }

/** A session of these events and tracks. */
export function trackedSession(events: readonly MadeEvent[], tracks: Partial<Tracks>): Session {
  const recording = { name: 'recording.json', format: 'rrweb', windows: [{ id: '', events }] }
  return { ...extract(normalize(recording, () => {})), tracks: { ...NO_TRACKS, ...tracks } }
}

/** A session of which no picture was recorded. */
export function bareSession(durationMs: number, tracks: Partial<Tracks>): Session {
  return {
    title: 'Without a picture',
    startedAt: STARTED_AT,
    durationMs,
    opensAtMs: 0,
    windows: [],
    spans: [],
    activity: [],
    pages: [],
    tracks: { ...NO_TRACKS, ...tracks },
    moments: [],
    graph: '',
    counts: { read: 0, kept: 0, invalid: 0, duplicates: 0, withheld: 0, added: 0 },
  }
}

/** Writes a page of sessions into the folder; answers the file's path. */
export async function trackedFile(folder: string, name: string, sessions: readonly Session[]): Promise<string> {
  const bundle = pack(sessions, { title: name, generator: 'test', zstd: await loadZstd() })
  const path = join(folder, `${name}.replay.html`)
  await writeFile(path, [...render(bundle, { toBase64 })].join(''))
  return path
}
