import type { Fields } from '../model/event.ts'
import type { SessionRow } from '../model/side.ts'
import { epochMs } from './instant.ts'
import { personTitle } from './person.ts'

type Block = SessionRow['blocks'][number]

/** `?range=bytes=0-644981` at the end of an address; the second number is the last byte. */
const RANGE = /^bytes=(\d{1,15})-(\d{1,15})$/

/**
 * A row of PostHog's `session_replay_events`: a session and the addresses of its blocks in object storage, such as
 * `s3://bucket/session_recordings/30d/1747540020000-0123456789abcdef?range=bytes=0-644981`.
 */
export function sessionRow(record: Fields): SessionRow | undefined {
  const { session_id: sessionId, block_urls: addresses } = record
  const urls = listOf(addresses)
  if (typeof sessionId !== 'string' || sessionId === '' || !urls) return undefined
  const title = isFilledText(record.title) ? record.title.trim() : (personTitle(record.person) ?? personTitle(record))
  const blocks = inTimeOrder(urls, listOf(record.block_first_timestamps) ?? [])
  return {
    sessionId,
    ...(title !== undefined && { title }),
    blocks: blocks.map(blockOf).filter((block) => block !== undefined),
  }
}

function isFilledText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

/** A database gathers the addresses of a session in any order, and the times of their first events in the same. */
function inTimeOrder(urls: readonly unknown[], firstTimestamps: readonly unknown[]): readonly unknown[] {
  const times = firstTimestamps.map(epochMs)
  if (times.length !== urls.length || times.includes(undefined)) return urls
  const order = urls.map((_, index) => index).sort((a, b) => (times[a] as number) - (times[b] as number))
  return order.map((index) => urls[index])
}

function blockOf(url: unknown): Block | undefined {
  if (typeof url !== 'string') return undefined
  const query = url.lastIndexOf('?range=')
  const range = query < 0 ? null : RANGE.exec(url.slice(query + '?range='.length))
  const address = url.slice(0, query)
  const key = address.startsWith('s3://') ? address.slice(address.indexOf('/', 's3://'.length) + 1) : address
  if (!range || key === '') return undefined
  const [start, last] = [Number(range[1]), Number(range[2])]
  return last >= start ? { key, start, end: last + 1 } : undefined
}

/** A list, or a list written as text: in JSON, or `['a','b']` as ClickHouse writes it into CSV. */
function listOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value
  if (typeof value !== 'string' || !value.startsWith('[')) return undefined
  try {
    const list = JSON.parse(value) as unknown
    return Array.isArray(list) ? list : undefined
  } catch {
    return quotedTexts(value)
  }
}

/** What stands between single quotes; a backslash takes the character behind it as it is. */
function quotedTexts(text: string): string[] {
  const texts: string[] = []
  let current: string | undefined
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string
    if (current === undefined) current = character === "'" ? '' : undefined
    else if (character === "'") {
      texts.push(current)
      current = undefined
    } else current += character === '\\' ? (text[++at] ?? '') : character
  }
  return texts
}
