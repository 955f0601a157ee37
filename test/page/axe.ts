/** axe-core in a page: https://github.com/dequelabs/axe-core. It comes in by the debugger, past the page's policy. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from 'puppeteer-core'

type Axe = typeof import('axe-core')

/** What it finds, a line for each element; empty is right. What is recorded stands in a frame and is not looked at. */
export async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) {
    await page.evaluate(await readFile(resolve('node_modules/axe-core/axe.min.js'), 'utf8'))
  }
  return page.evaluate(async () => {
    const { axe } = window as unknown as { readonly axe: Axe }
    const found = await axe.run(document, { iframes: false, resultTypes: ['violations'] })
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, any, all }) => {
        const why = [...any, ...all].map(({ message }) => message).join('; ')
        return `${id}: ${html.slice(0, 160)} ${why.slice(0, 200)}`
      }),
    )
  })
}
