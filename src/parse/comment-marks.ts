import { type Fields, isFields } from '../model/event.ts'
import type { Side } from '../model/side.ts'
import { epochMs } from './instant.ts'
import { markDetails } from './mark-details.ts'

type SideMark = Side['marks'][number]

const MAX_NAME_CHARACTERS = 200

/**
 * A comment of PostHog's API on a moment of a session. Its moment is a date or, from older versions, milliseconds since
 * the recording's start: those can't be placed.
 */
export function commentMark(record: Fields): SideMark | undefined {
  const { content, item_context: context, item_id: sessionId, created_by: author, deleted } = record
  if (!isFields(context) || deleted === true) return undefined
  const timestamp = epochMs(context.time_in_recording)
  if (timestamp === undefined || typeof content !== 'string' || content.trim() === '') return undefined
  const text = content.trim()
  const name = text.length > MAX_NAME_CHARACTERS ? `${text.slice(0, MAX_NAME_CHARACTERS)}…` : text
  const details = markDetails([
    ['by', isFields(author) ? (author.first_name ?? author.email) : undefined],
    ['text', name === text ? undefined : text],
  ])
  return {
    timestamp,
    kind: 'comment',
    name,
    ...(details !== undefined && { details }),
    ...(typeof sessionId === 'string' && sessionId !== '' && { sessionId }),
  }
}

/** Whether a record is a comment, even one that can't be placed. */
export function isComment({ item_context: context, content }: Fields): boolean {
  return isFields(context) && (typeof content === 'string' || content === null)
}
