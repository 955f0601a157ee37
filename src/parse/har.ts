/** HAR (https://w3c.github.io/web-performance/specs/HAR/Overview.html): what a browser said over the network. */
import { EventType, type Fields, isFields } from '../model/event.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { base64Bytes, openedText, textInBytes } from './base64.ts'
import { filledText } from './beside.ts'
import type { Format, FoundSession, ReadContext } from './format.ts'
import { isList } from './json-list.ts'
import { mergedSessions } from './merged.ts'

/** Sessions that a page sent while it was recorded, and those that a player fetched. */
export const har: Format = {
  id: 'har',
  title: 'HAR file of a page while it was recorded, or of a player',
  sign: '{log: {entries}} with bodies of requests that are recordings',
  recognises: (value) => entriesOf(value) !== undefined,
  read(values, context) {
    const all = [...values]
    const entries = all.flatMap((value) => [...(entriesOf(value) ?? [])])
    const bodies = entries.flatMap(bodiesOf)
    const sessions = sessionsOf(bodies, context)
    if (sessions.length === 0) {
      throw new ReplayError(problem('har-without-recording', { name: context.name, requests: entries.length }))
    }
    return { sessions, skipped: all.filter((value) => !entriesOf(value)).length }
  },
}

interface Body {
  readonly text: string
  readonly isBase64: boolean
  /** Address without its query. */
  readonly address: string
}

/** Where posthog-js posts snapshots; `/s/` stands at the end of any host or proxy. */
const SNAPSHOTS_POSTED = /\/s\/?$/
const SNAPSHOTS_FETCHED = /\/session_recordings\/([^/]+)\/snapshots\/?$/

function entriesOf(value: unknown): Iterable<unknown> | undefined {
  const log = isFields(value) ? value.log : undefined
  return isFields(log) && isList(log.entries) ? log.entries : undefined
}

function bodiesOf(entry: unknown): Body[] {
  if (!isFields(entry) || !isFields(entry.request)) return []
  const address = (filledText(entry.request.url) ?? '').split(/[?#]/, 1)[0] ?? ''
  const response = isFields(entry.response) ? entry.response : {}
  return [entry.request.postData, response.content].filter(isFields).flatMap((content) => bodyOf(content, address))
}

function bodyOf(content: Fields, address: string): Body[] {
  const text = filledText(content.text)
  return text === undefined ? [] : [{ text, isBase64: content.encoding === 'base64', address }]
}

function sessionsOf(bodies: readonly Body[], context: ReadContext): FoundSession[] {
  const found = new Map<string, FoundSession[]>()
  let [packed, damaged] = [0, 0]
  for (const body of bodies) {
    if (SNAPSHOTS_POSTED.test(body.address) && (body.isBase64 || isPackedBody(body.text))) packed++
    const sessions = sessionsIn(body, context)
    if (sessions === undefined && SNAPSHOTS_POSTED.test(body.address)) damaged++
    // Bodies that name no session are parts of one when they went to one address.
    for (const session of sessions ?? []) {
      const sessionId = session.sessionId ?? SNAPSHOTS_FETCHED.exec(body.address)?.[1]
      const key = sessionId ?? body.address
      const parts = found.get(key) ?? []
      parts.push({ ...session, sessionId })
      found.set(key, parts)
    }
  }
  if (damaged > 0) context.note(problem('har-bodies-damaged', { name: context.name, damaged, bodies: packed }))
  const all = [...found.values()].flatMap(mergedSessions)
  // Other traffic may look like events; what shows a page is what was meant, if there is any.
  const shown = all.filter(showsPage)
  return shown.length > 0 ? shown : all.filter(({ lists }) => lists.some(({ elements }) => elements.length > 0))
}

/** Undefined when the body is damaged. */
function sessionsIn({ text, isBase64 }: Body, context: ReadContext): readonly FoundSession[] | undefined {
  let opened: string
  try {
    opened = isBase64 ? textInBytes(base64Bytes(text), context.inflate) : openedText(text, context.inflate)
  } catch {
    return undefined
  }
  if (!/^\s*(?:[[{"]|[\w.-]+=)/.test(opened)) return isPackedBody(opened) ? undefined : []
  try {
    return context.sessionsIn(opened)
  } catch (error) {
    // A HAR inside of a HAR, without any recording.
    if (error instanceof ReplayError) return []
    throw error
  }
}

/** Whether a body is compressed, or was before a browser wrote its bytes as if they were UTF-8. */
function isPackedBody(text: string): boolean {
  return text.startsWith('\x1f\x8b') || text.startsWith('\x1f\ufffd')
}

function showsPage({ lists }: FoundSession): boolean {
  return lists.some(({ elements, eventsOf }) =>
    [...elements].some((element) => (eventsOf(element) ?? []).some(({ event }) => isPicture(event))),
  )
}

/** A full snapshot, or an event that is packed and may be one. */
function isPicture(event: unknown): boolean {
  return typeof event === 'string' || (isFields(event) && event.type === EventType.FullSnapshot)
}
