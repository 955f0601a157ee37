/** rrweb's Replayer, made to rebuild the document that it runs in instead of a frame of its own. */
import { EventType, IncrementalSource } from '../../model/event.ts'
import {
  Replayer,
  type EngineConfig,
  type EngineEvent,
  type EnginePlugin,
  type FrameDocument,
  type ScrollData,
} from 'rrweb-player'
import { createAdopted } from './adopted.ts'
import { createCanvases, type Canvases } from './canvases.ts'
import { createDialogs } from './dialogs.ts'
import { frameOffset, isFrameNode } from './frames.ts'
import { holdStill } from './hold-still.ts'
import { createMedia } from './media.ts'
import { setPageMode } from './page-mode.ts'
import { createScrolls } from './scrolls.ts'

/** Elements that the Replayer wants to own but that nothing shows here. */
export const unseen = {
  style: {},
  appendChild() {},
  removeChild() {},
  setAttribute() {},
  classList: { add() {}, remove() {} },
}

const ownFrame = {
  ...unseen,
  get contentDocument() {
    return document
  },
  // 'auto' would follow the recorded page's `scroll-behavior: smooth` and leave a seek half scrolled
  contentWindow: { scrollTo: (to: ScrollToOptions) => window.scrollTo({ ...to, behavior: 'instant' }) },
}

const ELEMENT = 2

export class StageReplayer extends Replayer {
  readonly #canvases: Canvases
  readonly #scrolls = createScrolls()
  readonly #adopted = createAdopted(this)

  constructor(events: EngineEvent[], config: Partial<EngineConfig>) {
    super(events, config)
    this.#canvases = createCanvases((id) => this.getMirror().getNode(id))
    const [dialogs, media] = [createDialogs(), createMedia(this)]
    const mend = () => {
      dialogs.mend()
      media.mend()
    }
    const observer: EnginePlugin = {
      handler(event, isSync) {
        media.applied(event, isSync)
        if (!isSync && event.data.source === IncrementalSource.Mutation) mend()
      },
      onBuild: (node) => {
        this.#scrolls.built(node, this.getMirror().getMeta(node)?.attributes)
        dialogs.built(node)
        media.built(node)
      },
    }
    this.config.plugins = [...this.config.plugins, this.#canvases.plugin, this.#adopted.plugin, observer]
    this.on('flush', mend)
  }

  /** Says what the canvases of a moment went through; the fold, which is only to be looked at from afar, forgets long stories. */
  tellCanvases(events: readonly EngineEvent[]): void {
    this.#canvases.tell(events)
  }

  /** Scrolls what was built; `settled` does it as well, once all that takes time is there. */
  scroll(): void {
    this.#scrolls.now()
  }

  /** Settles when what takes time after a seek is on the screen, too. */
  async settled(): Promise<void> {
    await Promise.all([this.#canvases.paint(), this.#scrolls.settle()])
  }

  /** Called by the constructor; `config.root` brings what stands in for the mouse. */
  override setupDom(): void {
    this.wrapper = unseen
    this.mouse = (this.config.root as { mouse: object }).mouse
    this.mouseTail = null
    this.iframe = Object.defineProperties({}, Object.getOwnPropertyDescriptors(ownFrame))
    // only rebuild()'s guard reads this one; `config.UNSAFE_replayCanvas`, which would run recorded names, stays false
    this.UNSAFE_replayCanvas = true
  }

  /** Plays an event that comes behind those which are being played. */
  schedule(event: EngineEvent): void {
    const { baselineTime, timer } = this.service.state.context
    event.delay = event.timestamp + gatheredMs(event) - baselineTime
    timer.addAction({ doAction: this.getCastFn(event, false), delay: event.delay })
  }

  /** What waits for a place in one page must not find it in another, where its ids mean other nodes. */
  override rebuildFullSnapshot(event: EngineEvent, isSync?: boolean): void {
    this.newDocumentQueue = []
    const { compatMode } = event.data.node as FrameDocument
    setPageMode(compatMode === 'BackCompat' ? 'quirks' : 'standards')
    this.#scrolls.clear()
    this.#adopted.clear()
    super.rebuildFullSnapshot(event, isSync)
    const { top, left } = event.data.initialOffset as { readonly top: number; readonly left: number }
    if (isSync) this.#scrolls.apply(document, { top, left })
  }

  override applyScroll(data: ScrollData, isSync: boolean): void {
    const target = this.getMirror().getNode(data.id)
    if (target) holdStill(target)
    if (target && !isSync) this.#scrolls.forget(target)
    if (!target || !isSync) return super.applyScroll(data, isSync)
    this.#scrolls.apply(target, { top: data.y, left: data.x })
  }

  /** A frame's document is an element here: it can hold neither a doctype nor a compatibility mode of its own. */
  override attachDocumentToIframe(mutation: { node: FrameDocument }, frame: Element): void {
    mutation.node.childNodes = mutation.node.childNodes.filter((child) => child.type === ELEMENT)
    delete mutation.node.compatMode
    super.attachDocumentToIframe(mutation, frame)
  }

  // oxlint-disable-next-line max-params -- rrweb's own signature
  override moveAndHover(x: number, y: number, id: number, ...rest: [isSync: boolean, data: unknown]): void {
    const offset = this.offsetOf(id)
    const known = this.getMirror().getNode(id) !== null
    if (known) super.moveAndHover(x + offset.x, y + offset.y, id, ...rest)
    // what was pointed at may be gone, or may not have been recorded; the pointer was there all the same
    else Object.assign((this.mouse as { style: object }).style, { left: `${x}px`, top: `${y}px` })
  }

  /** Shows an element as the one that is pointed at. */
  hover(id: number): void {
    const target = this.getMirror().getNode(id)
    if (target) this.hoverElements(target)
  }

  /** From positions in the document of a node to positions in the picture, CSS pixels. */
  offsetOf(id: number): { readonly x: number; readonly y: number } {
    const target = this.getMirror().getNode(id)
    return target && isFrameNode(target) ? frameOffset(target) : { x: 0, y: 0 }
  }
}

const XMLNS = 'http://www.w3.org/2000/xmlns/'

/**
 * rrweb writes `xmlns` as an attribute without a namespace into what it builds from a snapshot, and with one into what it
 * adds. A keyframe says which it was, so that a document is the same whatever it was built from.
 */
export function nameSpaced(node: Node, meta: { readonly isAdded?: boolean } | null): void {
  if (!meta?.isAdded || !(node instanceof Element)) return
  const value = node.getAttribute('xmlns') ?? ''
  node.removeAttribute('xmlns')
  node.setAttributeNS(XMLNS, 'xmlns', value)
}

/** A move event is played from its first position on, which lies before its time. */
function gatheredMs({ type, data }: EngineEvent): number {
  if (type !== EventType.IncrementalSnapshot || data.source !== IncrementalSource.MouseMove) return 0
  const [first] = (data.positions ?? []) as readonly { readonly timeOffset?: number }[]
  return first?.timeOffset ?? 0
}
