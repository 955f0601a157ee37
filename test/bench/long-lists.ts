/** Sessions with very long lists: a generated session, into which console lines and requests are written. */
import { readFileSync, writeFileSync } from 'node:fs'

export interface RowCounts {
  readonly console: number
  readonly network: number
}

const WORDS = (
  'cart checkout payment user token retry cache render update fetch order item price stock session socket worker queue ' +
  'timeout loaded mounted saved failed pending resolved rejected started finished'
).split(' ')
const PLUGIN = 6
const LEVELS = ['log', 'log', 'log', 'log', 'info', 'info', 'warn', 'debug', 'error'] as const
const KINDS = ['fetch', 'fetch', 'xmlhttprequest', 'script', 'img', 'css', 'link', 'other'] as const

/** Writes the session again with so many lines and requests in it, evenly over its length, in the place of its own. */
export function writeLongSession(from: string, to: string, { console, network }: RowCounts): void {
  const lines = readFileSync(from, 'utf8').split('\n').filter(Boolean)
  const timed = lines.flatMap((line) => {
    const { type, timestamp } = JSON.parse(line) as { type: number; timestamp: number }
    return type === PLUGIN ? [] : [{ timestamp, line }]
  })
  const times = timed.map(({ timestamp }) => timestamp)
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  const at = (part: number) => Math.round(first + 1000 + part * (last - first - 2000))
  for (let number = 0; number < console; number++) timed.push(lineEvent(at(number / console), number))
  for (let number = 0; number < network; number++) timed.push(requestEvent(at(number / network), number))
  timed.sort((a, b) => a.timestamp - b.timestamp)
  writeFileSync(to, timed.map(({ line }) => line).join('\n') + '\n')
}

/** What a line says, by its number; no two say the same. */
export function lineParts(number: number): string[] {
  const text = `${[7, 11, 13, 17, 19].map((step) => wordOf(number * step)).join(' ')} #${number}`
  const value = { id: number, state: wordOf(number * 3), ok: number % 2 === 0 }
  return [text, ...(number % 3 === 0 ? [JSON.stringify(value)] : [])]
}

function wordOf(number: number): string {
  return WORDS[(Math.imul(number + 1, 2654435761) >>> 5) % WORDS.length] as string
}

function lineEvent(timestamp: number, number: number) {
  const [text, ...values] = lineParts(number)
  const payload = {
    level: LEVELS[number % LEVELS.length],
    trace: [`app.js:${number % 900}:5`, 'main.js:10:5'],
    payload: [JSON.stringify(text), ...values],
  }
  return written(timestamp, { plugin: 'rrweb/console@1', payload })
}

function requestEvent(timestamp: number, number: number) {
  const request = {
    name: `https://${wordOf(number)}.example/v1/${wordOf(number * 5)}/${number}?q=${wordOf(number * 7)}`,
    entryType: 'resource',
    initiatorType: KINDS[number % KINDS.length],
    method: number % 4 === 0 ? 'POST' : 'GET',
    status: number % 40 === 0 ? 500 : 200,
    startTime: number,
    duration: 20 + (number % 1400),
    transferSize: number % 60_000,
    timestamp,
    responseStart: number + 10,
    responseEnd: number + 20 + (number % 1400),
  }
  return written(timestamp, { plugin: 'rrweb/network@1', payload: { requests: [request] } })
}

function written(timestamp: number, data: object) {
  return { timestamp, line: JSON.stringify({ type: PLUGIN, data, timestamp }) }
}
