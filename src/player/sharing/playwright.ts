/** The steps as a draft of a test for Playwright: https://playwright.dev/docs/writing-tests. */
import { oneLine } from '../../model/shown-text.ts'
import type { Step } from '../../model/step.ts'
import type { Tracked } from '../../model/tracks.ts'
import { momentText } from '../parts/format.ts'
import { SIGN_WORDS } from '../parts/step-words.ts'
import { locatorCode, quoted } from './playwright-locator.ts'
import type { Material } from './material.ts'
import { until } from './material.ts'

/** A test of more steps than these is no test; the last ones before the moment are what it is about. */
const MOST_STEPS = 200

/** Not translated, as code is not. */
export function playwrightTest({ session, steps }: Pick<Material, 'session' | 'steps'>, timeMs: number): string {
  const all = until(steps, timeMs)
  const kept = all.slice(-MOST_STEPS)
  const first = kept[0]?.window ?? 0
  const size = session.windows[first]?.viewport
  const opened = new Set([first])
  const start = all.length > kept.length ? lastPageBefore(all, all.length - kept.length) : undefined
  const body = [
    ...(size ? [`await page.setViewportSize({ width: ${whole(size.width)}, height: ${whole(size.height)} })`] : []),
    ...(start === undefined ? [] : [`await page.goto(${quoted(start)})`]),
    ...linesOf(kept, { opened, visited: new Set(start === undefined ? [] : [first]), first }),
  ]
  const name = oneLine(session.title)
  return [
    "import { expect, test } from '@playwright/test'",
    '',
    '// A draft, made from a recording. Before you rely on it:',
    '// - fill in what stands as TODO: what was typed and which files were chosen is not in a recording;',
    '// - check that each locator finds the one element that was meant, in the page as it is now;',
    '// - bring the test to the state that the recorded person began with: signed in, with the same data;',
    '// - add what should be seen at the end.',
    ...(all.length > kept.length ? [`// Only the last ${MOST_STEPS} of ${all.length} steps are here.`] : []),
    '',
    ...(kept.some(({ kind }) => kind === 'tap') ? ['test.use({ hasTouch: true })', ''] : []),
    `test(${quoted(name)}, async ({ page${usesTabs(kept, first) ? ', context' : ''} }) => {`,
    ...body.map((line) => `  ${line}`),
    '})',
    '',
  ].join('\n')
}

function lastPageBefore(steps: readonly Tracked<Step>[], end: number): string | undefined {
  return steps.slice(0, end).findLast(({ kind, window }) => kind === 'page' && window === steps[end]?.window)?.value
}

function usesTabs(steps: readonly Tracked<Step>[], first: number): boolean {
  return steps.some(({ window = first }) => window !== first)
}

interface Progress {
  /** Windows for which there is a variable. */
  readonly opened: Set<number>
  /** Windows that have been led to a page. */
  readonly visited: Set<number>
  readonly first: number
}

function linesOf(steps: readonly Tracked<Step>[], progress: Progress): string[] {
  let before = progress.first
  return steps.flatMap((step) => {
    const window = step.window ?? before
    const variable = variableOf(window, progress.first)
    const lines: string[] = []
    if (!progress.opened.has(window)) {
      progress.opened.add(window)
      lines.push(
        `// TODO: how this tab came to be is not in the recording.`,
        `const ${variable} = await context.newPage()`,
      )
    } else if (window !== before) lines.push(`await ${variable}.bringToFront()`)
    before = window
    const act = step.kind === 'page' ? pageLine(step, variable, progress) : actLine(step, variable)
    return [...lines, ...(act ? [act + remark(step)] : [])]
  })
}

function variableOf(window: number, first: number): string {
  return window === first ? 'page' : `page${window + 1}`
}

/** The first page of a tab is gone to; a later one is what the step before led to. */
function pageLine({ window, value = '' }: Tracked<Step>, variable: string, { visited, first }: Progress): string {
  const tab = window ?? first
  if (visited.has(tab)) return `await expect(${variable}).toHaveURL(${quoted(value)})`
  visited.add(tab)
  return `await ${variable}.goto(${quoted(value)})`
}

/** '' for what needs no line of its own. */
function actLine(step: Tracked<Step>, variable: string): string {
  const { kind, value = '', count = 1 } = step
  const target = `await ${variable}.${locatorCode(step)}`
  switch (kind) {
    case 'click':
      return `${target}.click(${count > 1 ? `{ clickCount: ${whole(count)} }` : ''})`
    case 'double-click':
      return `${target}.dblclick()`
    case 'right-click':
      return `${target}.click({ button: 'right' })`
    case 'tap':
      return `${target}.tap()`
    case 'type':
      return `${target}.fill('TODO')`
    case 'edit':
      return step.role === 'file' ? `${target}.setInputFiles('TODO')` : `${target}.fill('TODO')`
    case 'clear':
      return `${target}.clear()`
    case 'check':
    case 'uncheck':
      return `${target}.${kind}()`
    case 'choose':
      return `${target}.${step.role === 'combobox' ? 'selectOption' : 'fill'}(${quoted(value)})`
    case 'resize':
      return resizeLine(value, variable)
    default:
      return ''
  }
}

function resizeLine(value: string, variable: string): string {
  const [, width, height] = /^(\d{1,5})\D+(\d{1,5})$/.exec(value) ?? []
  return width && height ? `await ${variable}.setViewportSize({ width: ${width}, height: ${height} })` : ''
}

/** When it was, what is to be filled in, and what went wrong then. */
function remark({ atMs, kind, count, signs = [] }: Tracked<Step>): string {
  const known = signs.filter((sign) => Object.hasOwn(SIGN_WORDS, sign)).map((sign) => SIGN_WORDS[sign].toLowerCase())
  const typed = kind === 'type' && count !== undefined ? [`TODO: ${whole(count)} characters were typed`] : []
  return ` // ${[momentText(atMs), ...typed, ...known].join('; ')}`
}

/** Numbers in a page are as hostile as its texts. */
function whole(number: number): number {
  return Number.isFinite(number) ? Math.max(0, Math.round(number)) : 0
}
