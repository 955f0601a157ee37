import { record } from '@rrweb/record'
import { getRecordConsolePlugin } from '@rrweb/rrweb-plugin-console-record'
import { getRecordNetworkPlugin } from '@rrweb/rrweb-plugin-network-record'

export interface RecorderOptions {
  /** Pictures of each canvas in a second; with 0 its drawing calls are recorded instead. */
  readonly canvasFps: number
  /** `page` starts with the page, as most sites do; `content` waits until the page says that it isn't busy. */
  readonly from: 'page' | 'content'
}

/** What `record.ts` puts into each page before this script. */
declare global {
  interface Window {
    recordedEvent: (json: string) => void
    recorderOptions: RecorderOptions
  }
}

function tellPage(): void {
  record.addCustomEvent('$pageview', {
    href: location.href,
    title: document.title,
  })
}

function start(): void {
  const { canvasFps } = window.recorderOptions
  record({
    emit: (event) => window.recordedEvent(JSON.stringify(event)),
    maskInputOptions: { password: true },
    recordCanvas: true,
    // With a rate the recorder takes pictures of a canvas; without one it writes down every drawing call.
    ...(canvasFps > 0
      ? {
          sampling: { canvas: canvasFps },
          dataURLOptions: { type: 'image/webp', quality: 0.6 },
        }
      : {}),
    inlineImages: true,
    collectFonts: true,
    plugins: [
      getRecordConsolePlugin(),
      getRecordNetworkPlugin({
        recordHeaders: true,
        recordBody: { request: true, response: ['application/json'] },
        recordInitialRequests: true,
      }),
    ],
  })
}

function startWhenReady(): void {
  const isBusy = document.readyState !== 'complete' || document.querySelector('[aria-busy]')
  if (isBusy && window.recorderOptions.from === 'content') {
    setTimeout(startWhenReady, 20)
    return
  }
  start()
  if (document.readyState === 'complete') tellPage()
  else addEventListener('load', () => setTimeout(tellPage, 50))
}

// Scripts that are put into a page run in its frames too; the recorder of the top document sees into those by itself.
if (window.top === window) {
  startWhenReady()
  const { pushState } = history
  history.pushState = (...args) => {
    pushState.apply(history, args)
    setTimeout(tellPage, 50)
  }
}
