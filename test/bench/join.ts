import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

export interface JoinedEvent {
  readonly timestamp: number
  readonly type: number
}

const FULL_SNAPSHOT = 2
/** Between the end of one recording and the start of the next. */
const PAUSE_MS = 1000

/**
 * Writes recordings end to end, in turn, until the file has that many bytes: one long session of NDJSON, in which each
 * begins again with its own full snapshot.
 */
export async function joinRecordings(recordings: readonly JoinedEvent[][], bytes: number, path: string): Promise<void> {
  const usable = recordings.map(fromItsSnapshot).filter((events) => events.length > 1)
  if (usable.length === 0) throw new Error('no recording with a full snapshot to join')
  const file = createWriteStream(path)
  let written = 0
  let next = 0
  for (let startsAt = Date.UTC(2026, 0, 5, 9); written < bytes; next++) {
    const events = usable[next % usable.length] as JoinedEvent[]
    const shift = startsAt - (events[0]?.timestamp ?? 0)
    const lines = events
      .map((event) => `${JSON.stringify({ ...event, timestamp: event.timestamp + shift })}\n`)
      .join('')
    if (!file.write(lines)) await once(file, 'drain')
    written += Buffer.byteLength(lines)
    startsAt = (events.at(-1)?.timestamp ?? 0) + shift + PAUSE_MS
  }
  file.end()
  await once(file, 'finish')
}

/** From the description of the page that precedes its first full snapshot. */
function fromItsSnapshot(events: readonly JoinedEvent[]): JoinedEvent[] {
  const snapshot = events.findIndex(({ type }) => type === FULL_SNAPSHOT)
  return snapshot < 0 ? [] : events.slice(Math.max(0, snapshot - 1))
}
