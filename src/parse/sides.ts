import type { Document } from '../model/document.ts'
import type { Fields } from '../model/event.ts'
import { type Problem, problem } from '../model/problem.ts'
import type { Side } from '../model/side.ts'
import { analyticsMark, isSnapshotRecord } from './analytics-marks.ts'
import { commentMark, isComment } from './comment-marks.ts'
import { isEvent } from './event-shapes.ts'
import { sessionRow } from './session-rows.ts'
import { sideRecords } from './side-records.ts'

/** Larger documents aren't looked into: parsed at once, JSON takes many times its size. */
const MAX_BYTES = 256 * 2 ** 20

/** So many bytes at the start show whether a look at all of it is worth its time. */
const HEAD_BYTES = 65_536

/** Members of which each file beside recordings has one, early. Inside of recorded text, quotes would be escaped. */
const TELLTALE = /"(?:block_urls"|item_context"|event"\s{0,9}:\s{0,9}"|(?:columns|meta)"\s{0,9}:\s{0,9}\[)/

/** The prefix of object keys that PostHog's recording export keeps in a file of its own. */
const KEY_PREFIX = /^\s*session_recordings[\w/.-]{0,200}\s*$/

/**
 * Reads what lies beside recordings: where object storage keeps the blocks of sessions, analytics events and comments, as
 * PostHog's database, API and CSV files write them. Undefined when the document is none of these, a recording above all.
 */
export function readSide({ name, bytes }: Document): Side | undefined {
  if (bytes.length > MAX_BYTES || !isWorthALook(bytes)) return undefined
  const text = new TextDecoder().decode(bytes)
  if (KEY_PREFIX.test(text)) return { name, rows: [], marks: [] }
  const table = sideRecords(text)
  if (!table || table.records.some(isRecorded)) return undefined
  const rows = table.records.map(sessionRow).filter((row) => row !== undefined)
  const marks = table.records.map((record) => analyticsMark(record) ?? commentMark(record))
  const placed = marks.filter((mark) => mark !== undefined)
  const isEmptyTable = table.isTable && table.records.length === 0
  const isSide = rows.length + placed.length > 0 || isEmptyTable || table.records.some(isComment)
  return isSide ? { name, rows, marks: placed } : undefined
}

/** Says what a side is, when it was given without any recording. */
export function sideAlone({ name, rows, marks }: Side): Problem {
  if (rows.length > 0) return problem('block-addresses', { name, sessions: rows.length })
  if (marks.length === 0) return problem('not-a-recording', { name })
  const isComments = marks.every(({ kind }) => kind === 'comment')
  return problem(isComments ? 'comments-only' : 'analytics-events', { name })
}

function isWorthALook(bytes: Uint8Array): boolean {
  const head = new TextDecoder().decode(bytes.subarray(0, HEAD_BYTES))
  if (/^\s*[[{]/.test(head)) return TELLTALE.test(head)
  if (bytes.length < HEAD_BYTES && KEY_PREFIX.test(head)) return true
  const end = head.indexOf('\n')
  const header = end < 0 ? head : head.slice(0, end)
  return (header.includes('event') && header.includes('timestamp')) || header.includes('block_urls')
}

/** Whether a record is, or carries, events of a recording. */
function isRecorded(record: Fields): boolean {
  return isSnapshotRecord(record) || isEvent(record.data) || isEvent(record)
}
