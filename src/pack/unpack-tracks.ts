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

/** Where blocks come from. */
export interface BlockSource {
  /** A decoded block. */
  block(number: number): Promise<Uint8Array>
  /** Asked after each line what to wait for, so that others get their turn; nothing without it. */
  rest?(): Promise<void> | undefined
}

/**
 * The items of one track in time order; none where nothing was recorded.
 * @throws ReplayError `damaged-index` when the index leads to something else, and whatever `block` throws
 */
export async function readTrack<Name extends TrackName>(
  name: Name,
  tracks: TracksIndex | undefined,
  source: BlockSource,
): Promise<Tracks[Name]> {
  const track = tracks?.[name]
  const items: Fields[] = []
  const isItem = IS_ITEM[name]
  await eachLine(track?.parts ?? [], source, (item) => {
    if (!isItem(item)) throw damaged()
    items.push(item as Fields)
  })
  if (items.length !== (track?.count ?? 0)) throw damaged()
  return items as unknown as Tracks[Name]
}

/**
 * JSON lines of some ranges.
 * @throws ReplayError `damaged-index` when the index leads to something else, and whatever `block` throws
 */
export async function readLines<Item>(parts: readonly BlockRange[], source: BlockSource): Promise<Item[]> {
  const items: Item[] = []
  await eachLine(parts, source, (item) => items.push(item as Item))
  return items
}

async function eachLine(
  parts: readonly BlockRange[],
  { block, rest }: BlockSource,
  see: (item: unknown) => void,
): Promise<void> {
  for (const part of parts) {
    const bytes = await block(part.block)
    for (const line of new TextDecoder().decode(bytes.subarray(part.start, part.end)).split('\n')) {
      if (line === '') continue
      see(parsed(line))
      const pause = rest?.()
      if (pause) await pause
    }
  }
}

/** The checksum of the block was right, so a line that is none means that the index points to the wrong place. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line)
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
