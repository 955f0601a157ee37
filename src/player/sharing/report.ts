/** What happened until a moment, as Markdown: for an issue tracker, a chat, an AI. */
import { formatUtc } from '../../model/clock.ts'
import type { ConsoleLine } from '../../model/console.ts'
import { type NetworkRequest, hasFailed } from '../../model/network.ts'
import type { Step } from '../../model/step.ts'
import type { Tracked } from '../../model/tracks.ts'
import { durationText, momentText } from '../parts/format.ts'
import { personFacts } from '../parts/person-facts.ts'
import { say } from '../parts/say.ts'
import { SIGN_WORDS, wordsOf } from '../parts/step-words.ts'
import { code } from './markdown.ts'
import { type Material, until } from './material.ts'

const MOST_STEPS = 200
const MOST_ERRORS = 50
const MOST_PAGES = 50

/** Of long lists, the last that came before the moment. */
export function markdownReport(material: Material, timeMs: number): string {
  const { session, about } = material
  const pages = session.pages.filter(({ atMs }) => atMs <= timeMs)
  const steps = until(material.steps, timeMs)
  const parts = [
    `# ${say('report-title')} ${code(session.title)}`,
    list(factsOf(material, timeMs)),
    `## ${say('report-pages')}`,
    limited(pages, MOST_PAGES, ({ atMs, href }) => `${momentText(atMs)} ${code(href)}`),
    `## ${say('report-steps')}`,
    limited(steps, MOST_STEPS, stepLine),
    `## ${say('report-errors')}`,
    limited(troublesOf(material, timeMs), MOST_ERRORS, ({ atMs, write }) => `${momentText(atMs)} ${write()}`),
    ...(about && about.problems.length > 0
      ? [`## ${say('report-problems')}`, limited(about.problems, MOST_ERRORS, code)]
      : []),
  ]
  return `${parts.join('\n\n')}\n`
}

function factsOf({ session, about }: Material, timeMs: number): string[] {
  const { startedAt, durationMs } = session
  return [
    say('report-moment', { moment: momentText(timeMs), when: instant(startedAt + timeMs) }),
    say('report-recorded', { when: formatUtc(startedAt), duration: durationText(durationMs) }),
    ...personFacts(about?.person ?? { facts: {} }).map(([name, value]) => `${name}: ${code(value)}`),
  ]
}

/** `2025-05-18 03:46:12 UTC` */
function instant(timestamp: number): string {
  const date = new Date(timestamp)
  return Number.isNaN(date.getTime())
    ? formatUtc(timestamp)
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`
}

function stepLine(step: Tracked<Step>): string {
  const words = wordsOf(step).map((word) => (typeof word === 'string' ? word : code(word.recorded)))
  const signs = (step.signs ?? []).filter((sign) => Object.hasOwn(SIGN_WORDS, sign)).map((sign) => SIGN_WORDS[sign])
  return `${momentText(step.atMs)} ${words.join('')}${signs.length > 0 ? ` (${signs.join(', ')})` : ''}`
}

interface Trouble {
  readonly atMs: number
  write(): string
}

function troublesOf({ console, network }: Material, timeMs: number): Trouble[] {
  const logged = until(console, timeMs).filter(({ level }) => level === 'error')
  const failed = until(network, timeMs).filter(hasFailed)
  return [
    ...logged.map((line) => ({ atMs: line.atMs, write: () => loggedText(line) })),
    ...failed.map((request) => ({ atMs: request.atMs, write: () => failedText(request) })),
  ].sort((a, b) => a.atMs - b.atMs)
}

function loggedText({ parts, trace: [from] }: ConsoleLine): string {
  return `${say('report-console')} ${code(parts.join(' '))}${from ? ` ${say('report-at')} ${code(from)}` : ''}`
}

function failedText({ method, url, status, error }: NetworkRequest): string {
  const request = code(method ? `${method} ${url}` : url)
  const outcome = [status ? String(status) : '', error === undefined ? '' : code(error)].filter(Boolean)
  return `${say('report-request')} ${request} → ${outcome.join(' ') || say('report-failed')}`
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n')
}

/** The last of the items, numbered; what is left out is said. */
function limited<Item>(items: readonly Item[], most: number, write: (item: Item) => string): string {
  if (items.length === 0) return say('report-nothing')
  const numbered = items
    .slice(-most)
    .map((item, index) => `${index + 1}. ${write(item)}`)
    .join('\n')
  return items.length > most ? `${say('report-cut', { most, count: items.length })}\n\n${numbered}` : numbered
}
