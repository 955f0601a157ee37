/** What a person feels of a list, measured inside of an open page. */
import type { Page } from 'puppeteer-core'
import { find } from '../page/person.ts'

export interface Scrolled {
  readonly frames: number
  readonly longestMs: number
}

const SCROLLED_MS = 3000
const STEP_PX = 120
const FINDING_KEYS_MS = 1000

/** Frames while an element is scrolled from its top, a step for each frame. */
export function scrollFrames(page: Page, selector: string): Promise<Scrolled> {
  return page.evaluate(
    ([asked, forMs, stepPx]) =>
      new Promise<{ frames: number; longestMs: number }>((done) => {
        const element = document.querySelector(asked) as HTMLElement
        element.scrollTop = 0
        const times: number[] = []
        requestAnimationFrame(function step(time) {
          times.push(time)
          element.scrollTop += stepPx
          if (time - (times[0] as number) < forMs) return void requestAnimationFrame(step)
          const gaps = times.slice(1).map((one, at) => one - (times[at] as number))
          done({ frames: gaps.length, longestMs: Math.round(Math.max(...gaps)) })
        })
      }),
    [selector, SCROLLED_MS, STEP_PX] as const,
  )
}

/**
 * Lays another list over the one that is shown, made by hand of its rows: `all`, an element with all rows inside, that scrolls;
 * `window`, the same with only those in view, written as text on each scroll.
 */
export async function coverWithPlainList(page: Page, kind: 'all' | 'window', count: number): Promise<void> {
  await page.evaluate(
    ([asked, rows]) => {
      const list = document.querySelector('.row-list') as HTMLElement
      const texts = [...list.querySelectorAll('.row')].map((row) => row.outerHTML)
      const { left, top, width, height } = list.getBoundingClientRect()
      const cover = Object.assign(document.createElement('div'), { id: 'plain-list' })
      cover.style.cssText = `position:fixed;z-index:99;overflow:auto;background:var(--surface);left:${left}px;top:${top}px;width:${width}px;height:${height}px`
      const write = (from: number, to: number) =>
        Array.from({ length: to - from }, (_, at) => texts[(from + at) % texts.length]).join('')
      list.closest('.panel')?.append(cover)
      if (asked === 'all') return void (cover.innerHTML = write(0, rows))
      cover.innerHTML = `<div style="height:${32 * rows}px"><div></div></div>`
      const shown = cover.firstElementChild?.firstElementChild as HTMLElement
      const show = () => {
        const first = Math.max(0, Math.floor(cover.scrollTop / 32) - 8)
        shown.style.transform = `translateY(${32 * first}px)`
        shown.innerHTML = write(first, Math.min(rows, first + Math.ceil(height / 32) + 16))
      }
      cover.addEventListener('scroll', show, { passive: true })
      show()
    },
    [kind, count] as const,
  )
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

export async function uncover(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelector('#plain-list')?.remove())
}

export interface Answered {
  readonly key: string
  /** Until the view's rows are hits, milliseconds. */
  readonly firstMs: number
  /** Until all hits are counted. */
  readonly wholeMs: number
}

/** Types a word into the search; `wholes` says how many hits the shown list has after each key. */
export async function typeSearch(page: Page, word: string, wholes: readonly number[]): Promise<Answered[]> {
  await page.evaluate(watchAnswers)
  await page.focus('input[type=search]')
  // a person finds the keys first
  await new Promise((done) => setTimeout(done, FINDING_KEYS_MS))
  const answers: Answered[] = []
  for (const [place, key] of [...word].entries()) {
    const wanted = { words: word.slice(0, place + 1), whole: String(wholes[place]).replace(/\B(?=(?:\d{3})+$)/g, ',') }
    await page.evaluate((given) => Object.assign(window, { wanted: given, answered: undefined }), wanted)
    await page.keyboard.press(key as 'a')
    const handle = await page.waitForFunction(
      () => (window as unknown as { answered?: { firstMs: number; wholeMs: number } }).answered,
      { timeout: 60_000, polling: 20 },
    )
    answers.push({ key, ...((await handle.jsonValue()) as { firstMs: number; wholeMs: number }) })
  }
  return answers
}

/** Runs in the page: looks at each frame after a key whether what is shown is the answer. */
function watchAnswers(): void {
  const state = window as unknown as {
    wanted: { words: string; whole: string }
    answered: { firstMs: number; wholeMs: number } | undefined
  }
  const areHits = () => {
    const rows = [...document.querySelectorAll('.row')]
    const { words } = state.wanted
    return rows.length > 0 && rows.every((row) => row.querySelector('mark')?.textContent?.toLowerCase() === words)
  }
  document.querySelector('input[type=search]')?.addEventListener('input', () => {
    const startedAt = performance.now()
    let firstMs: number | undefined
    // what is in the document at the start of a frame has been drawn in the one before, or will be in this one
    requestAnimationFrame(function look() {
      if (firstMs === undefined && areHits()) firstMs = performance.now() - startedAt
      const told = document.querySelector('.panel-hits [role=status]')?.textContent
      if (firstMs === undefined || !told?.startsWith(`${state.wanted.whole} of`)) return requestAnimationFrame(look)
      const wholeMs = performance.now() - startedAt
      state.answered = { firstMs: Math.round(firstMs), wholeMs: Math.round(wholeMs) }
      return undefined
    })
  })
}

/** Keeps the longest task of the shell from here on. */
export async function watchLongTasks(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const state = Object.assign(window, { longestTask: 0 })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) state.longestTask = Math.max(state.longestTask, duration)
    }).observe({ type: 'longtask' })
  })
  return async () => {
    await new Promise((done) => setTimeout(done, 300))
    return page.evaluate(() => {
      const state = window as unknown as { longestTask: number }
      const longest = Math.round(state.longestTask)
      state.longestTask = 0
      return longest
    })
  }
}

/** Shows a list; answers after how many milliseconds its rows were there. */
export async function showList(page: Page, name: 'Console' | 'Network'): Promise<number> {
  const startedAt = performance.now()
  await (await page.waitForSelector(`[role=tab]::-p-text(${name})`))?.click()
  await find(page, 'listbox', name)
  return Math.round(performance.now() - startedAt)
}
