/** Times, sizes and addresses as people read them. Everything here becomes text, nothing becomes markup. */
import { formatDuration } from '../../model/clock.ts'

/** `42 s`, `3 min 20 s`, `2 h 5 min`: the two largest units. */
export function durationText(ms: number): string {
  const seconds = Math.round(ms / 1000)
  if (seconds < 60) return `${seconds} s`
  const minutes = Math.floor(seconds / 60)
  if (minutes < 60) return join(`${minutes} min`, seconds % 60, 's')
  return join(`${Math.floor(minutes / 60)} h`, minutes % 60, 'min')
}

function join(large: string, small: number, unit: string): string {
  return small === 0 ? large : `${large} ${small} ${unit}`
}

/** A data: address can be megabytes long; nobody reads past this. */
const LONGEST_ADDRESS = 2000

export interface AddressText {
  /** What comes before the host, `https://`. */
  readonly scheme: string
  readonly host: string
  readonly rest: string
}

/** Takes an address apart, as a browser's own bar shows it; what is no address is all `rest`. */
export function addressText(href: string): AddressText {
  const short = href.slice(0, LONGEST_ADDRESS)
  const [, scheme, host, rest] = /^(https?:\/\/)([^/?#]*)(.*)$/is.exec(short) ?? []
  if (scheme === undefined || host === undefined) return { scheme: '', host: '', rest: short }
  return { scheme, host, rest: rest === '/' || rest === undefined ? '' : rest }
}

/** Host and path, short enough for a tab or a list. */
export function pageName(href: string): string {
  const { host, rest } = addressText(href)
  return host + rest.replace(/[?#].*$/s, '').replace(/^\/$/, '')
}

/** `1:23.4`: a moment to a tenth of a second, rounded down. */
export function momentText(ms: number): string {
  return `${formatDuration(ms)}.${Math.floor(Math.max(0, ms) / 100) % 10}`
}

/** `85 ms`, `1.2 s`, `3 min 20 s`. */
export function millisecondText(ms: number): string {
  if (ms < 999.5) return `${Math.round(ms)} ms`
  return ms < 59_950 ? `${(ms / 1000).toFixed(1)} s` : durationText(ms)
}

/** `512 bytes`, `1.2 kB`, `34 MB`; nothing of nothing. */
export function byteText(bytes: number | undefined): string | undefined {
  if (bytes === undefined) return undefined
  if (bytes < 1000) return `${bytes} ${bytes === 1 ? 'byte' : 'bytes'}`
  const [size, unit] = bytes < 999_500 ? [bytes / 1000, 'kB'] : [bytes / 1e6, 'MB']
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${unit}`
}

// not by Intl, whose first answer takes a tenth of a second of the time until the first frame

/** `842`, `1.2K`: a count that fits into a button. */
export function countText(count: number): string {
  const [size, unit] = count < 999.5 ? [1, ''] : count < 999_500 ? [1000, 'K'] : [1e6, 'M']
  const tenths = Math.round((10 * count) / size)
  return `${tenths < 100 ? tenths / 10 : Math.round(count / size)}${unit}`
}

/** `1,234,567` */
export function wholeText(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
}
