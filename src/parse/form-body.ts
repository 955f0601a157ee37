import { openedText } from './base64.ts'
import type { Inflate } from './packed-event.ts'

/** How far into a form its member of data may stand. */
const HEAD_CHARACTERS = 1000

/**
 * The text in the member `data` of a posted form, freed of base64 and compression, as posthog-js sends it to servers
 * that take no other bodies; undefined when the text is no such form or damaged.
 */
export function formData(text: string, inflate: Inflate): string | undefined {
  const start = /(?:^|&)data=/.exec(text.slice(0, HEAD_CHARACTERS).trimStart())
  if (!start) return undefined
  const from = text.indexOf('data=', start.index) + 'data='.length
  const end = text.indexOf('&', from)
  try {
    return openedText(decodeURIComponent(text.slice(from, end < 0 ? undefined : end)).trim(), inflate)
  } catch {
    return undefined
  }
}
