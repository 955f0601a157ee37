/** The stage's frame: made by the boot script, moved to its place by the shell. */
import { fillFromBytes } from './stage-bytes.ts'
import { STAGE_PORT, STAGE_READY } from './stage/protocol.ts'

export interface StageSource {
  /** The agent's script (dist/stage.js), exactly the text whose hash the page's policy allows. */
  readonly script: string
  /** Content of the page's policy, said again in the stage's own document. */
  readonly policy: string
  /** Some page that it will show was laid out in quirks mode. */
  readonly quirks: boolean
}

export interface StageFrame {
  readonly element: HTMLIFrameElement
  /** Gives the stage its end of a port as soon as it listens. */
  handOver(port: MessagePort): void
  /** Puts the frame into its place, once. */
  placeIn(holder: HTMLElement): void
  /** Another stage, as shut in as this one. */
  another(name: string): StageFrame
}

/** An element that is moved, with the document that is open in it: Chromium 133, Firefox 144. */
interface Moving {
  moveBefore?(node: Node, child: Node | null): void
}

/** Makes a stage, and starts it at once where it can be moved later without starting again. */
export function openStageFrame(source: StageSource): StageFrame {
  const frame = stageFrameOf(source, 'stage')
  if ('moveBefore' in document.body) document.body.append(frame.element)
  return frame
}

function stageFrameOf(source: StageSource, name: string): StageFrame {
  const element = createFrame(source)
  element.name = name
  const listening = whenListening(element)
  return {
    element,
    handOver: (port) => void listening.then(() => element.contentWindow?.postMessage(STAGE_PORT, '*', [port])),
    placeIn(holder) {
      if (element.isConnected) (holder as Moving).moveBefore?.(element, null)
      else holder.append(element)
    },
    another: (name) => stageFrameOf(source, name),
  }
}

function createFrame({ script, policy, quirks }: StageSource): HTMLIFrameElement {
  const frame = document.createElement('iframe')
  frame.tabIndex = -1
  frame.setAttribute('sandbox', 'allow-scripts')
  // a click on the player is one for what it plays
  frame.setAttribute('allow', 'autoplay')
  frame.setAttribute('scrolling', 'no')
  const attribute = policy.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
  const html =
    '<!doctype html><html><head><meta charset="utf-8">' +
    (policy && `<meta http-equiv="Content-Security-Policy" content="${attribute}">`) +
    '<meta name="referrer" content="no-referrer"><meta http-equiv="x-dns-prefetch-control" content="off"></head>' +
    `<body><script>${script}</script></body></html>`
  if (quirks) fillFromBytes(frame, html)
  else frame.srcdoc = html
  return frame
}

/** Settles once the stage says that it listens. */
function whenListening(frame: HTMLIFrameElement): Promise<void> {
  return new Promise((resolve) => {
    addEventListener('message', function take(event) {
      if (event.data !== STAGE_READY || event.source !== frame.contentWindow) return
      removeEventListener('message', take)
      resolve()
    })
  })
}
