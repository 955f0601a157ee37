/** The reading half of tracks: where the index says that they lie, and what must be in there. */
import type { BlockRange, TracksIndex } from '../model/bundle.ts'
import { isFields, type Fields } from '../model/event.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { TRACKS, type TrackName, type Tracks } from '../model/tracks.ts'
import { isBlockRange, isCount, isList } from './index-shapes.ts'

/** Whether what is said of each track can be read and shown. */
export function isTracksIndex(tracks: unknown): tracks is TracksIndex {
  return isFields(tracks) && TRACKS.every((name) => tracks[name] === undefined || isTrackIndex(tracks[name]))
}

function isTrackIndex(track: unknown): boolean {
  return (
    isFields(track) &&
    isCount(track['count']) &&
    isList(track['parts'], isBlockRange) &&
    ['failed', 'troubled'].every((name) => track[name] === undefined || isCount(track[name])) &&
    (track['levels'] === undefined || (isFields(track['levels']) && Object.values(track['levels']).every(isCount)))
  )
}

/**
 * The items of one track in time order, given a way to get decoded blocks; none where nothing was recorded.
 * @throws ReplayError `damaged-index` when the index leads to something else, and whatever `block` throws
 */
export async function readTrack<Name extends TrackName>(
  name: Name,
  tracks: TracksIndex | undefined,
  block: (number: number) => Promise<Uint8Array>,
): Promise<Tracks[Name]> {
  const track = tracks?.[name]
  const items = await readLines<Fields>(track?.parts ?? [], block)
  if (items.length !== (track?.count ?? 0) || !items.every(IS_ITEM[name])) throw damaged()
  return items as unknown as Tracks[Name]
}

/**
 * JSON lines of some ranges.
 * @throws ReplayError `damaged-index` when the index leads to something else, and whatever `block` throws
 */
export async function readLines<Item>(
  parts: readonly BlockRange[],
  block: (number: number) => Promise<Uint8Array>,
): Promise<Item[]> {
  const items: Item[] = []
  for (const part of parts) {
    // not spread into one call: a part may hold more items than a call takes
    for (const item of parseLines(await block(part.block), part)) items.push(item as Item)
  }
  return items
}

/** The checksum of the block was right, so lines that are none mean that the index points to the wrong place. */
function parseLines(bytes: Uint8Array, { start, end }: BlockRange): Fields[] {
  const lines = new TextDecoder().decode(bytes.subarray(start, end)).split('\n').filter(Boolean)
  try {
    return lines.map((line) => JSON.parse(line) as Fields)
  } catch (cause) {
    throw damaged(cause)
  }
}

function damaged(cause?: unknown): ReplayError {
  return new ReplayError(problem('damaged-index', {}), { cause })
}

type Check = (value: unknown) => boolean

const isNumber: Check = (value) => Number.isFinite(value)
const isText: Check = (value) => typeof value === 'string'
const isTexts: Check = (value) => Array.isArray(value) && value.every(isText)
const mapOf = (isValue: Check): Check => {
  return (value) => isFields(value) && Object.values(value).every(isValue)
}
const optional = (isValue: Check): Check => {
  return (value) => value === undefined || isValue(value)
}
const allOf = (checks: { readonly [field: string]: Check }): Check => {
  const fields = Object.entries({ atMs: isNumber, window: optional(isCount), ...checks })
  return (item) => isFields(item) && fields.every(([field, check]) => check(item[field]))
}

const IS_ITEM: { readonly [name in TrackName]: Check } = {
  steps: allOf({
    kind: isText,
    role: optional(isText),
    name: optional(isText),
    value: optional(isText),
    count: optional(isCount),
    signs: optional(isTexts),
    locator: optional(mapOf(isText)),
  }),
  console: allOf({ level: isText, parts: isTexts, trace: isTexts }),
  network: allOf({
    url: isText,
    kind: isText,
    method: optional(isText),
    status: optional(isNumber),
    durationMs: optional(isNumber),
    transferBytes: optional(isNumber),
    bodyBytes: optional(isNumber),
    timings: optional(mapOf(isNumber)),
    error: optional(isText),
    requestHeaders: optional(mapOf(isText)),
    requestBody: optional(isText),
    responseHeaders: optional(mapOf(isText)),
    responseBody: optional(isText),
  }),
  marks: allOf({ kind: isText, name: isText, details: optional(isText) }),
  screen: allOf({ text: isText, untilMs: optional(isNumber) }),
}
