/** What a person reads where scripts do not run: a mail preview, Quick Look, a frame that forbids them. */
import type { BundleIndex } from '../model/bundle.ts'
import { formatDuration, formatUtc } from '../model/clock.ts'

export interface FirstScreen {
  readonly title: string
  /** `2025-05-18 03:46 UTC`. */
  readonly when: string
  readonly duration: string
  /** Host and path of the first page, without its query, which may hold secrets. */
  readonly where: string
  readonly sessions: number
  readonly several: boolean
}

/** Gathers it from the index alone, since nothing else of a page is read before its scripts. */
export function firstScreen({ title, sessions }: BundleIndex): FirstScreen {
  const [first] = sessions
  const durationMs = sessions.reduce((sum, session) => sum + session.durationMs, 0)
  return {
    title,
    when: first ? formatUtc(first.startedAt) : '',
    duration: formatDuration(durationMs),
    where: withoutQuery(first?.pages[0]?.href ?? ''),
    sessions: sessions.length,
    several: sessions.length > 1,
  }
}

function withoutQuery(href: string): string {
  try {
    const { protocol, host, pathname } = new URL(href)
    return ['https:', 'http:', 'file:'].includes(protocol) ? host + pathname : ''
  } catch {
    return ''
  }
}
