/** Date and time as ISO 8601 or a database writes them; without a zone, databases mean UTC. */
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(?:Z|UTC|([+-])(\d{2}):?(\d{2}))?$/

/** Smaller numbers count from some other moment, such as a recording's start. */
const EARLIEST = 1e8

/** Below these, a number of time since 1970 counts seconds, milliseconds and microseconds; above, nanoseconds. */
const SECONDS_BELOW = 1e11
const MILLISECONDS_BELOW = 1e14
const MICROSECONDS_BELOW = 1e17

/** Latest moment that a JavaScript date can be. */
const LATEST_MS = 8.64e15

/** A moment as epoch ms, from a date and time or from a number since 1970 (also as text); undefined when it is neither. */
export function epochMs(value: unknown): number | undefined {
  if (typeof value === 'number') return msOfNumber(value)
  if (typeof value !== 'string' || value.length > 40) return undefined
  const text = value.trim()
  return /^\d{9,19}(?:\.\d{1,9})?$/.test(text) ? msOfNumber(Number(text)) : msOfDateTime(text)
}

function msOfNumber(value: number): number | undefined {
  if (!(value >= EARLIEST) || !Number.isFinite(value)) return undefined
  if (value < SECONDS_BELOW) return value * 1000
  if (value < MILLISECONDS_BELOW) return value
  return value < MICROSECONDS_BELOW ? value / 1000 : value / 1e6
}

function msOfDateTime(text: string): number | undefined {
  const parts = DATE_TIME.exec(text)
  if (!parts) return undefined
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts
    .slice(1, 7)
    .map((part) => Number(part ?? 0))
  const fraction = Number(`0.${parts[7] ?? '0'}`) * 1000
  const zoneMinutes = (Number(parts[9] ?? 0) * 60 + Number(parts[10] ?? 0)) * (parts[8] === '-' ? -1 : 1)
  const ms = Date.UTC(year, month - 1, day, hour, minute, second) + fraction - zoneMinutes * 60_000
  return Math.abs(ms) <= LATEST_MS ? ms : undefined
}
