import type { ElementHandle, Page } from 'puppeteer-core'

/** What a person does with a page. Things are found by the role and the name that a screen reader tells. */

const WITHIN_MS = 15_000

export type Role =
  | 'button'
  | 'slider'
  | 'combobox'
  | 'navigation'
  | 'dialog'
  | 'alert'
  | 'heading'
  | 'tab'
  | 'listbox'
  | 'complementary'
  | 'tabpanel'
  | 'searchbox'
  | 'option'
  | 'separator'
  | 'status'
  | 'switch'
  | 'group'
  | 'region'
  | 'toolbar'

/** Waits for the one thing of this role and name. */
export async function find(page: Page, role: Role, name: string): Promise<ElementHandle> {
  const handle = await page.waitForSelector(`::-p-aria([name="${name}"][role="${role}"])`, { timeout: WITHIN_MS })
  if (!handle) throw new Error(`there is no ${role} named ${name}`)
  return handle
}

export async function isThere(page: Page, role: Role, name: string): Promise<boolean> {
  return (await page.$(`::-p-aria([name="${name}"][role="${role}"])`)) !== null
}

export async function click(page: Page, role: Role, name: string): Promise<void> {
  await (await find(page, role, name)).click()
}

export async function attribute(page: Page, [role, name]: readonly [Role, string], of: string): Promise<string | null> {
  return (await find(page, role, name)).evaluate((element, asked) => element.getAttribute(asked), of)
}

/** Waits until a question about the page is answered with yes. */
export async function until<Args extends unknown[]>(
  page: { waitForFunction: Page['waitForFunction'] },
  question: (...args: Args) => unknown,
  ...args: Args
): Promise<void> {
  await page.waitForFunction(question as (...given: unknown[]) => unknown, { timeout: WITHIN_MS, polling: 30 }, ...args)
}

/** Waits for a moment of the replay, ms: exactly this one. */
export function untilAt(page: Page, ms: number): Promise<void> {
  return until(page, (moment: number) => window.portableReplay?.currentTime === moment, ms)
}

/** Waits until the replay has gone past a moment, ms. */
export function untilPast(page: Page, ms: number): Promise<void> {
  return until(page, (moment: number) => (window.portableReplay?.currentTime ?? 0) > moment, ms)
}

/** Clicks, or presses and holds, at parts of an element's width and height, 0 to 1. */
export async function placeIn(element: ElementHandle, across: number, down = 0.5): Promise<{ x: number; y: number }> {
  return element.evaluate(
    (given, part, partDown) => {
      const box = given.getBoundingClientRect()
      return { x: box.x + box.width * part, y: box.y + box.height * partDown }
    },
    across,
    down,
  )
}
