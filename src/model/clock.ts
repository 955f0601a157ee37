/** Times as players count and people read them. */

/** Milliseconds since the session's moment 0 (its earliest event). */
export type SessionMs = number

/** `1:23`, `1:02:03`: minutes and seconds, hours when there are any; rounded down to whole seconds. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const padded = (value: number) => String(value).padStart(2, '0')
  return hours > 0 ? `${hours}:${padded(minutes)}:${padded(rest)}` : `${minutes}:${padded(rest)}`
}

/** `2025-05-18 03:46 UTC`; a timestamp beyond what a calendar holds is said as a number. */
export function formatUtc(timestamp: number): string {
  const date = new Date(timestamp)
  if (Number.isNaN(date.getTime())) return `timestamp ${timestamp}`
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
