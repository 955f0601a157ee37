import type { ConsoleLevel, ConsoleLine } from '../model/console.ts'
import { EventType, type Fields, IncrementalSource, isFields, type ReplayEvent } from '../model/event.ts'
import { sentryConsole } from './sentry.ts'
import { cut, textOf } from './recorded-text.ts'

/** Longest part of a line, in characters; PostHog's own recorder cuts at 2000 (truncateLargeConsoleLogs). */
const LONGEST_PART = 10_000

/** A line can have a part for each element of a list that was spread into it. */
const MOST_PARTS = 100

const LONGEST_FRAME = 2000
const MOST_FRAMES = 100

/** Methods of `console` and the words of other recorders. All others are `log`. */
const LEVELS: ReadonlyMap<unknown, ConsoleLevel> = new Map([
  ['debug', 'debug'],
  ['info', 'info'],
  ['warn', 'warn'],
  ['warning', 'warn'],
  ['error', 'error'],
  ['assert', 'error'],
  ['fatal', 'error'],
  ['critical', 'error'],
] as const)

/**
 * The line that an event says: rrweb's console plugin, the events of rrweb before 1.0 that have the same members
 * (https://github.com/rrweb-io/rrweb/blob/main/packages/plugins/rrweb-plugin-console-record/src/index.ts), or a
 * breadcrumb of Sentry. Nothing for other events and for lines that say nothing.
 */
export function consoleLineOf(event: ReplayEvent): ConsoleLine | undefined {
  if (event.type === EventType.Custom) return sentryLine(event.data)
  const { level, payload, trace } = logged(event) ?? {}
  // One value that was logged may come without the list around it.
  const values = Array.isArray(payload) ? payload : [payload]
  return withinLimits({ level: levelOf(level), parts: values.map(partOf).filter(isThere), trace: framesOf(trace) })
}

/** The same line, no longer than a page can carry; nothing when it says nothing. */
export function withinLimits({ level, parts, trace }: ConsoleLine): ConsoleLine | undefined {
  if (parts.length === 0) return undefined
  const kept = parts.slice(0, MOST_PARTS).map((part) => cut(part, LONGEST_PART))
  if (parts.length > MOST_PARTS) kept.push(`… [${parts.length - MOST_PARTS} more]`)
  return { level, parts: kept, trace: trace.slice(0, MOST_FRAMES).map((frame) => cut(frame, LONGEST_FRAME)) }
}

function logged({ type, data }: ReplayEvent): Fields | undefined {
  if (type === EventType.IncrementalSnapshot) return data.source === IncrementalSource.Log ? data : undefined
  const isConsole = type === EventType.Plugin && data.plugin === 'rrweb/console@1'
  return isConsole && isFields(data.payload) ? data.payload : undefined
}

function sentryLine(data: Fields): ConsoleLine | undefined {
  const { level, values } = sentryConsole(data) ?? { values: [] }
  const parts = values.map((value) => textOf(value, LONGEST_PART)).filter(isThere)
  return withinLimits({ level: levelOf(level), parts, trace: [] })
}

function levelOf(level: unknown): ConsoleLevel {
  return LEVELS.get(level) ?? 'log'
}

/** Each value was written as JSON by the recorder. Strings are read back; the JSON of others is what a viewer wants. */
function partOf(value: unknown): string | undefined {
  if (!value) return undefined
  if (typeof value !== 'string') return textOf(value, LONGEST_PART)
  return value.startsWith('"') ? (unquoted(value) ?? value) : value
}

/** What posthog-js puts behind a value that it cut, its closing quote included. */
const TRUNCATED = '...[truncated]'

/** What rrweb puts behind the stack of an error. */
const END_OF_STACK = '\nEnd of stack for Error object'

function unquoted(json: string): string | undefined {
  if (!json.endsWith(TRUNCATED)) return parsedString(json)?.replace(END_OF_STACK, () => '')
  const begun = json.slice(0, -TRUNCATED.length)
  // The cut may have gone through an escape such as \u00e9.
  const text = parsedString(`${begun}"`) ?? parsedString(`${begun.replace(/\\(?:u[0-9A-Fa-f]{0,3})?$/, '')}"`)
  return text === undefined ? undefined : text + TRUNCATED
}

function parsedString(json: string): string | undefined {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

function framesOf(trace: unknown): string[] {
  const frames: unknown[] = typeof trace === 'string' ? trace.split('\n') : Array.isArray(trace) ? trace : []
  return frames.filter((frame) => typeof frame === 'string').filter((frame) => frame.trim() !== '')
}

const isThere = (part: string | undefined): part is string => part !== undefined
