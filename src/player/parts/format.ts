/** Stretches of time and addresses as people read them. Everything here becomes text, nothing becomes markup. */
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
