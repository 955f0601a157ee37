/** The moment that is shown, as a page or a picture of its own. */
import { formatDuration, formatUtc } from '../../model/clock.ts'
import type { SessionIndex } from '../../model/bundle.ts'
import type { Controller } from '../core/controller.ts'
import { ReplayError, problem } from '../../model/problem.ts'

/** Puts back what was scrolled. The policy of the page knows it by `SCROLL_HASH`, and lets nothing else run. */
export const SCROLL_SCRIPT =
  "for(const e of document.querySelectorAll('[data-rr-scroll]')){const[x,y]=e.dataset.rrScroll.split(' ');(e===document.documentElement?window:e).scrollTo({left:+x,top:+y,behavior:'instant'})}"

/** SHA-256 of `SCROLL_SCRIPT`: not every page may compute it (test/player/sharing/still.test.ts does). */
export const SCROLL_HASH = 'sha256-fqGmKo99UYLighguzR3ERf+Xov38sbvGCUklPY5opCg='

const POLICY = `default-src 'none';script-src '${SCROLL_HASH}';style-src 'unsafe-inline';img-src data:;font-src data:;form-action 'none';base-uri 'none'`

/** A page without a player: it shows the moment, and can be read and searched. */
export async function stillPage({ stage, session, store }: Controller): Promise<string> {
  const { timeMs } = store.get()
  const head =
    `<meta charset="utf-8" /><meta http-equiv="Content-Security-Policy" content="${POLICY}" />` +
    '<meta name="referrer" content="no-referrer" /><meta name="viewport" content="width=device-width" />' +
    `<title>${escaped(stillTitle(session, timeMs))}</title>`
  const page = await stage.still('page', head)
  return page.replace(/<\/body>(?=[^<]*<\/html>$)|(?=<\/html>$)/, (end) => `<script>${SCROLL_SCRIPT}</script>${end}`)
}

/** `Cart at 1:23 (2025-05-18 03:46 UTC)` */
function stillTitle({ title, startedAt }: SessionIndex, timeMs: number): string {
  return `${title} \u2013 ${formatDuration(timeMs)} (${formatUtc(startedAt + timeMs)})`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** More pixels than this on a side no browser draws. */
const MOST_PIXELS = 8192

/**
 * What is on the screen in the size that it was recorded in, twice as fine where the screen is.
 * @throws ReplayError `picture-refused` where the browser does not let a page draw another one
 */
export async function stillPicture({ stage, store }: Controller): Promise<Blob> {
  const { width, height } = store.get().size
  const markup = await stage.still('picture', '')
  const image = await pictureOf(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${markup}</foreignObject></svg>`,
  )
  const scale = Math.min(devicePixelRatio || 1, MOST_PIXELS / Math.max(width, height))
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: Math.round(width * scale), height: Math.round(height * scale) })
  const painter = canvas.getContext('2d')
  if (!painter) throw refused()
  painter.fillStyle = '#fff'
  painter.fillRect(0, 0, canvas.width, canvas.height)
  painter.drawImage(image, 0, 0, canvas.width, canvas.height)
  return blobOf(canvas)
}

function pictureOf(svg: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.onload = () => resolve(image)
    image.onerror = () => reject(refused())
    image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  })
}

/** A browser that takes the drawing for somebody else's does not give it away. */
function blobOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    try {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(refused())), 'image/png')
    } catch (cause) {
      reject(refused(cause))
    }
  })
}

function refused(cause?: unknown): ReplayError {
  return new ReplayError(problem('picture-refused', {}), { cause })
}
