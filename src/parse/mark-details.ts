import { isFields } from '../model/event.ts'

/** As a player shows them. */
const MAX_CHARACTERS = 10_000
const MAX_TEXT_CHARACTERS = 1000
/** Lists and objects are looked into this deep, and no further than this many members. */
const MAX_DEPTH = 4
const MAX_MEMBERS = 50

/** Names of values that let somebody in. */
const SECRET_NAME = /token|secret|passw|api_?-?key|authorization|cookie|credential/i
/** PostHog's own keys: of projects, persons and features. */
const SECRET_TEXT = /ph[a-z]_[A-Za-z0-9]{20}/

/**
 * Details of a mark as JSON text: as many of the members as there is room for, without secrets, long texts cut.
 * Undefined when nothing is left.
 */
export function markDetails(members: Iterable<readonly [string, unknown]>): string | undefined {
  const pieces: string[] = []
  let room = MAX_CHARACTERS - 2
  for (const [name, value] of members) {
    if (SECRET_NAME.test(name)) continue
    const shown = shownValue(value, 0)
    if (shown === undefined) continue
    const piece = `${JSON.stringify(cut(name))}:${JSON.stringify(shown)}`
    if (piece.length + 1 > room) continue
    room -= piece.length + 1
    pieces.push(piece)
  }
  return pieces.length > 0 ? `{${pieces.join(',')}}` : undefined
}

/** A value that is small enough to be shown; undefined when nothing of it is. */
function shownValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return value === '' || SECRET_TEXT.test(cut(value)) ? undefined : cut(value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (depth === MAX_DEPTH) return undefined
  if (Array.isArray(value)) {
    const items = value.slice(0, MAX_MEMBERS).map((item) => shownValue(item, depth + 1))
    const kept = items.filter((item) => item !== undefined)
    return kept.length > 0 ? kept : undefined
  }
  if (!isFields(value)) return undefined
  const members = Object.entries(value)
    .filter(([name]) => !SECRET_NAME.test(name) && name !== '$set' && name !== '$set_once')
    .slice(0, MAX_MEMBERS)
    .map(([name, member]) => [cut(name), shownValue(member, depth + 1)] as const)
    .filter(([, member]) => member !== undefined)
  return members.length > 0 ? Object.fromEntries(members) : undefined
}

function cut(text: string): string {
  return text.length > MAX_TEXT_CHARACTERS ? `${text.slice(0, MAX_TEXT_CHARACTERS)}…` : text
}
