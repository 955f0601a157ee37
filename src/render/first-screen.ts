/** What a person reads where scripts do not run: a mail preview, Quick Look, a frame that forbids them. */
import type { BundleIndex } from '../model/bundle.ts'
import { formatDuration, formatUtc } from '../model/clock.ts'
import type { WordKey } from '../model/words.ts'
import { firstScreenWords } from '../model/words/first-screen.ts'
import type { Language } from './language.ts'

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

/** Its texts by their keys; the one with a piece of code in it also as what stands before and after that. */
export function firstScreenTexts({ text }: Language) {
  const texts = Object.keys(firstScreenWords).map((key) => [key, text(key as WordKey)])
  return { text: Object.fromEntries(texts) as object, aroundCode: text('first-frame-do').split('{attribute}') }
}

function withoutQuery(href: string): string {
  try {
    const { protocol, host, pathname } = new URL(href)
    return ['https:', 'http:', 'file:'].includes(protocol) ? host + pathname : ''
  } catch {
    return ''
  }
}
