/** Sessions as `extract` hands them to `pack`, for tests. */
import fc from 'fast-check'
import type { ReplayEvent } from '../../src/model/event.ts'
import type { Session } from '../../src/model/session.ts'

/** Text as strangers write it: halves of characters, NUL, line separators, astral letters, and what ends an element. */
export const hostileText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc.constantFrom('\ud800', '\udc00x', '\0', '\u2028\u2029', '𝒳', '</script>', '<!--', '\n', '\r\n', '$&', '{{title}}'),
)

const data = fc.record({
  text: hostileText,
  value: fc.jsonValue({ maxDepth: 2 }),
  // an event may be larger than a block
  filler: fc.nat(3000).map((length) => 'ü'.repeat(length)),
})

const events = fc
  .array(fc.tuple(fc.constantFrom(2, 3, 4, 5), data, fc.nat(5000)), { maxLength: 25 })
  .map((made): ReplayEvent[] => {
    let timestamp = 1_700_000_000_000
    return made.map(([type, about, pauseMs]) => ({ type, data: about, timestamp: (timestamp += pauseMs) }))
  })

/** Sessions of up to three windows of up to 25 events. */
export const sessionsOfAnyEvents = fc.array(
  fc
    .tuple(hostileText, fc.array(fc.tuple(hostileText, events), { minLength: 1, maxLength: 3 }))
    .map(([title, windows]) => sessionOf(windows, title)),
  { minLength: 1, maxLength: 3 },
)

export function sessionOf(windows: readonly (readonly [id: string, events: readonly ReplayEvent[]])[], title = 'shop') {
  const kept = windows.reduce((sum, [, list]) => sum + list.length, 0)
  const session: Session = {
    title,
    startedAt: 1_700_000_000_000,
    durationMs: 60_000,
    opensAtMs: 0,
    windows: windows.map(([id, list]) => ({ id, viewport: { width: 800, height: 600 }, events: list })),
    spans: [{ startMs: 0, window: 0 }],
    activity: [],
    pages: [],
    tracks: { steps: [], console: [], network: [], marks: [], screen: [] },
    moments: [],
    graph: '',
    counts: { read: kept, kept, invalid: 0, duplicates: 0, withheld: 0, added: 0 },
  }
  return session
}
