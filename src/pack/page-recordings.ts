/** A page that was made before, as recordings again: to join it with others, or to make it anew. */
import { type About, isAbout } from '../model/about.ts'
import type { SessionIndex } from '../model/bundle.ts'
import type { Document } from '../model/document.ts'
import { ReplayError, problem } from '../model/problem.ts'
import type { Recording } from '../model/recording.ts'
import type { Recorded, RecordedTracks, Tracked, TrackName } from '../model/tracks.ts'
import { SegmentEvents } from './event-store.ts'
import { openPageText, type PageText } from './page-text.ts'
import type { Decompress } from './unpack.ts'
import { type BlockSource, readLines, readTrack } from './unpack-tracks.ts'

/** How far into a page its name stands. */
const HEAD_BYTES = 4096

/** Events of fewer bytes become an array, which is quicker to work with. */
const WHOLE_BYTES = 64e6

/** Whether a document is a page of ours, of whatever version. */
export function isOwnPage({ bytes }: Document): boolean {
  return latin1(bytes.subarray(0, HEAD_BYTES)).includes('content="portable-replay ')
}

/**
 * The sessions of a page. What their tracks have that their events don't say comes along.
 * @throws ReplayError `damaged-index`, `newer-format`, `missing-part`, `damaged-part`
 */
export async function recordingsOfPage(document: Document, decompress: Decompress): Promise<Recording[]> {
  const page = openPageText(document.name, latin1(document.bytes), decompress)
  if (page.index.sessions.length === 0) throw new ReplayError(problem('page-no-sessions', {}))
  return Promise.all(page.index.sessions.map((session) => recordingOf(document, page, session)))
}

async function recordingOf({ name, path, containers, bytes }: Document, page: PageText, session: SessionIndex) {
  const windows = session.windows.map(({ id, segments }) => {
    const events = new SegmentEvents(segments, (segment) => page.segmentBytes(segment))
    const eventBytes = segments.reduce((sum, { start, end }) => sum + end - start, 0)
    return { id, events: eventBytes < WHOLE_BYTES ? [...events] : events }
  })
  const about = await aboutOf(page, session)
  const recording: Recording = {
    name,
    ...(path !== undefined && { path }),
    ...(containers && { containers }),
    origins: [{ containers: containers ?? [], bytes: bytes.length }],
    format: 'portable-replay',
    ...(typeof session.id === 'string' && { sessionId: session.id }),
    ...(typeof session.title === 'string' && { title: session.title }),
    ...(about && { about }),
    windows,
    tracks: await tracksOf(page, session),
  }
  return recording
}

/** Undefined for pages that were made before there was any. */
async function aboutOf(page: PageText, { about }: SessionIndex): Promise<About | undefined> {
  const [line] = about ? await readLines<unknown>([about], sourceOf(page)) : []
  return isAbout(line) ? line : undefined
}

function sourceOf(page: PageText): BlockSource {
  return { block: (number) => Promise.resolve(page.blockBytes(number)) }
}

async function tracksOf(page: PageText, { tracks, startedAt }: SessionIndex): Promise<RecordedTracks> {
  const source = sourceOf(page)
  const read = async <Name extends TrackName>(name: Name) => {
    const items = await readTrack(name, tracks, source)
    return (items as readonly Tracked<object>[]).map(({ atMs, ...item }) => ({ ...item, timestamp: startedAt + atMs }))
  }
  return {
    console: (await read('console')) as Recorded<never>[],
    network: (await read('network')) as Recorded<never>[],
    marks: (await read('marks')) as Recorded<never>[],
  }
}

/** A page is pure ASCII, and bytes that are none can only be damage: latin1 keeps every one apart. */
function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
