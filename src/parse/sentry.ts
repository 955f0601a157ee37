/** What Sentry's recorder sends (https://develop.sentry.dev/sdk/telemetry/replays/): an envelope, a header a line. */
import { type Fields, isFields } from '../model/event.ts'
import { filledText } from './beside.ts'
import { eventsOfList, holdsEvents } from './event-shapes.ts'
import type { Format } from './format.ts'

/**
 * `{"segment_id": 0}` in a line and the segment's events in the next, alone or in an envelope. Segments that were
 * downloaded are lists of events, in one list or each by itself.
 */
export const sentryEnvelope: Format = {
  id: 'sentry-envelope',
  title: 'Sentry replay envelope (segment_id and events, as lines)',
  sign: '{segment_id} in a line, the events in the next',
  recognises: (value) => isFields(value) && (typeof value.segment_id === 'number' || value.type === 'replay_recording'),
  read(values) {
    const all = [...values]
    const headers = all.filter(isFields)
    const lists = all.map((value) => (holdsEvents(value) ? eventsOfList(value) : undefined))
    return {
      sessions: [{ sessionId: replayId(headers), lists: lists.filter((list) => list !== undefined) }],
      skipped: all.filter((value, index) => !lists[index] && !isFields(value)).length,
    }
  },
}

function replayId(headers: readonly Fields[]): string | undefined {
  return headers.map((header) => filledText(header.replay_id)).find((id) => id !== undefined)
}
