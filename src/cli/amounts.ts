/** Numbers as people say them. */

/** `1 session`, `2,400 events`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`
}

/** `12 kB`, `3.4 MB`, `1.2 GB`; thousands, as systems show files. */
export function formatBytes(bytes: number): string {
  if (bytes >= 1e9) return `${(bytes / 1e9).toFixed(1)} GB`
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}

/** `12 s`, `5 min 2 s`, `6 h 30 min`, `2 days 3 h`: the two largest units that say anything. */
export function spokenDuration(ms: number): string {
  if (ms < 1000) return ms > 0 ? 'less than 1 s' : '0 s'
  const seconds = Math.round(ms / 1000)
  const parts = [
    [Math.floor(seconds / 86_400), seconds < 172_800 ? 'day' : 'days'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const first = parts.findIndex(([amount]) => amount > 0)
  const said = parts.slice(first, first + 2).filter(([amount]) => amount > 0)
  return said.map(([amount, unit]) => `${amount.toLocaleString('en')} ${unit}`).join(' ')
}
