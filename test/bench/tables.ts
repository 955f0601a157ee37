import { readFileSync, writeFileSync } from 'node:fs'
import type { Felt } from './tools.ts'

/** Sizes in bytes: of the recording's file, our page, the page made by hand, and what could hardly be smaller. */
export interface SizeRow {
  readonly recording: string
  readonly input: number
  readonly page: number
  readonly naive: number
  readonly smallest: number
  /** Part of our page. */
  readonly keyframes: number
}

/** Times in milliseconds, sizes in bytes; `felt` of our page, the literal and the JSON form of the one made by hand. */
export interface LongRow {
  readonly session: string
  readonly page: number
  readonly naive?: number
  readonly build: number
  readonly gzip: number
  readonly peakMB: number
  readonly felt?: { readonly page: Felt; readonly literal: Felt; readonly json: Felt }
  /** First frames of the same three, without a debugger. */
  readonly opened?: { readonly page: number; readonly literal: number; readonly json: number }
}

const README = 'README.md'
const [START, END] = ['<!-- bench -->', '<!-- /bench -->']

export function sizeTable(rows: readonly SizeRow[]): string {
  const lines = rows
    .toSorted((a, b) => b.input - a.input)
    .map(({ recording, input, page, naive, smallest, keyframes }) => [
      recording,
      String(Math.round(input / 1000)),
      String(Math.round(page / 1000)),
      ratio(page, naive),
      ratio(page, smallest),
      `${(100 * keyframes).toFixed(1)} %`,
    ])
  const head = [
    'recording',
    'input kB',
    'page kB',
    'page ÷ page made by hand',
    'page ÷ (zstd -9 + empty page)',
    'keyframes',
  ]
  const mean = Math.exp(rows.reduce((sum, { page, naive }) => sum + Math.log(page / naive), 0) / rows.length)
  return `${table(head, lines)}\n\nGeometric mean of page ÷ page made by hand: ${mean.toFixed(3)}, ${rows.length} recordings.`
}

export function longTable(rows: readonly LongRow[]): string {
  const lines = rows.map((row) => [row.session, ...sizesIn(row), openedIn(row.opened), ...feltIn(row.felt)])
  const head = [
    'session',
    'page ÷ made by hand',
    'build ÷ `gzip -9`',
    'peak MB',
    'first frame',
    '… watched',
    'seek p95',
    'heap',
  ]
  return `${table(head, lines)}\n\nFirst frame, seek and heap: ours ÷ literal / ours ÷ JSON form of the page made by hand. Watched: with a debugger attached, which takes its own time.`
}

function sizesIn({ page, naive, build, gzip, peakMB }: LongRow): string[] {
  return [naive === undefined ? '' : ratio(page, naive), ratio(build, gzip), peakMB.toFixed(0)]
}

function openedIn(opened: LongRow['opened']): string {
  return opened ? `${ratio(opened.page, opened.literal)} / ${ratio(opened.page, opened.json)}` : ''
}

function feltIn(felt: LongRow['felt']): string[] {
  if (!felt) return ['', '', '']
  const { page, literal, json } = felt
  const kinds = ['firstFrame', 'seek', 'heap'] as const
  return kinds.map((kind) => `${ratio(page[kind], literal[kind])} / ${ratio(page[kind], json[kind])}`)
}

function ratio(ours: number, theirs: number): string {
  return (ours / theirs).toPrecision(2)
}

function table(head: readonly string[], lines: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '--:'))
  return [head, rule, ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

/** Replaces what stands between the two marks of the README. */
export function writeReadme(tables: readonly string[], args: string): void {
  const text = readFileSync(README, 'utf8')
  const [from, to] = [text.indexOf(START), text.indexOf(END)]
  if (from < 0 || to < from) throw new Error(`${README} has no place for the tables: ${START} … ${END}`)
  const made = `Made by \`npm run bench -- ${args}\`.`
  writeFileSync(README, `${text.slice(0, from + START.length)}\n${tables[0]}\n\n${made}\n${text.slice(to)}`)
}
