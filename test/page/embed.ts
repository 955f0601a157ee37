import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'puppeteer-core'
import { isChromium } from './browsers.ts'
import { findStage } from './replay.ts'
import type { CountingServer } from './server.ts'

export interface EmbeddedPage {
  readonly html: string
  /** Folder for the files of host and page. */
  readonly folder: string
  readonly server: CountingServer
}

/** Makes a host page; answers the URL to open. In the host, the replay is the frame named `embedded`. */
type Embedding = (given: EmbeddedPage) => Promise<string>

const OPAQUE = 'allow-scripts'
const ICON = '<link rel="icon" href="data:,">'

/** The ways in which programs show such a page; Retool's is the first. */
export const EMBEDDINGS: { readonly [name: string]: Embedding } = {
  'file: in a frame with allow-scripts': async (given) =>
    fileHost(given, `sandbox="${OPAQUE}" src="${await pageFile(given)}"`),
  'srcdoc with allow-scripts': (given) => fileHost(given, `sandbox="${OPAQUE}" srcdoc="${quoted(given.html)}"`),
  'data: with allow-scripts': (given) => fileHost(given, `sandbox="${OPAQUE}" src="${dataUrl(given.html)}"`),
  'file: with allow-scripts allow-same-origin': async (given) =>
    fileHost(given, `sandbox="allow-scripts allow-same-origin" src="${await pageFile(given)}"`),
  'http: as iso-8859-1 in a frame with allow-scripts': async (given) =>
    httpHost(given, `sandbox="${OPAQUE}" src="${latin1Page(given)}"`),
  'http: as iso-8859-1 with allow-scripts allow-same-origin': async (given) =>
    httpHost(given, `sandbox="allow-scripts allow-same-origin" src="${latin1Page(given)}"`),
}

/** The page on a server that names a wrong charset, at top level. */
export function latin1Page({ html, server }: EmbeddedPage): string {
  return server.serve('/replay.html', { body: html, contentType: 'text/html; charset=iso-8859-1' })
}

async function pageFile({ html, folder }: EmbeddedPage): Promise<string> {
  const path = join(folder, 'embedded.html')
  await writeFile(path, html)
  return pathToFileURL(path).href
}

async function fileHost({ folder }: EmbeddedPage, attributes: string): Promise<string> {
  const path = join(folder, 'host.html')
  await writeFile(path, hostPage(attributes))
  return pathToFileURL(path).href
}

function httpHost({ server }: EmbeddedPage, attributes: string): Promise<string> {
  return Promise.resolve(
    server.serve('/host.html', { body: hostPage(attributes), contentType: 'text/html; charset=utf-8' }),
  )
}

function hostPage(attributes: string): string {
  return `<!doctype html><meta charset="utf-8"><title>host</title>${ICON}<iframe name="embedded" width="1100" height="700" ${attributes}></iframe>`
}

const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const dataUrl = (html: string) => `data:text/html;base64,${Buffer.from(html).toString('base64')}`

/** Sends a verb to the embedded replay as a host page does and waits for the answer that carries the same id. */
export function askEmbedded(page: Page, verb: string, fields: object = {}): Promise<unknown> {
  return page.evaluate(
    (name, more) =>
      new Promise((done, fail) => {
        const frame = document.querySelector('iframe')
        const id = `ask-${Math.random()}`
        // Sent again until it is heard: the player inside may not listen yet.
        const send = () => frame?.contentWindow?.postMessage({ portableReplay: name, id, ...more }, '*')
        const again = setInterval(send, 500)
        const late = setTimeout(() => finish(() => fail(new Error(`no answer to ${name} within 20 s`))), 20_000)
        const finish = (settle: () => void) => {
          clearInterval(again)
          clearTimeout(late)
          removeEventListener('message', hear)
          settle()
        }
        const hear = ({ data, source }: MessageEvent) => {
          if (source !== frame?.contentWindow || data?.id !== id) return
          finish(() => done(data))
        }
        addEventListener('message', hear)
        send()
      }),
    verb,
    fields,
  )
}

/**
 * What a function answers in the stage of an embedded page. In Chromium not by puppeteer's frames: when a busy machine lets the
 * stage's process change while puppeteer attaches to it, `Frame.evaluate` waits for ever, in a page that is shown as it should be.
 */
export async function evaluateInStage<Answer>(page: Page, run: () => Answer): Promise<Answer> {
  if (!isChromium(page.browser())) return (await findStage(page)).evaluate(run) as Answer
  const session = await page.browser().target().createCDPSession()
  try {
    const { targetInfos } = await session.send('Target.getTargets')
    for (const { targetId } of targetInfos.filter(({ type }) => type === 'iframe')) {
      const attached = await session.send('Target.attachToTarget', { targetId, flatten: true })
      const expression = `window.name === 'stage' ? [(${run.toString()})()] : []`
      const frame = session.connection()?.session(attached.sessionId)
      const answer = await frame?.send('Runtime.evaluate', { expression, returnByValue: true })
      const [value] = (answer?.result.value ?? []) as Answer[]
      if (value !== undefined) return value
    }
  } finally {
    await session.detach()
  }
  throw new Error('there is no frame named "stage" in the browser')
}
