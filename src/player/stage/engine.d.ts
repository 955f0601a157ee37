// What we use of rrweb's Replayer. The package does not export it; build.mjs adds the export (see its `replayEngine`).
// Some of these members are private in rrweb's own types: the version is pinned, and test/page/engine.test.ts holds it.
declare module 'rrweb-player' {
  interface EngineEvent {
    type: number
    data: { [name: string]: unknown }
    timestamp: number
    delay?: number
  }

  interface EnginePlugin {
    handler?(event: EngineEvent, isSync: boolean, context: { replayer: Replayer }): void
    onBuild?(node: Node, context: { id: number; replayer: Replayer }): void
  }

  interface EngineConfig {
    mouseTail: boolean
    showWarning: boolean
    triggerFocus: boolean
    logger: { log(): void; warn(): void }
    root: object
    plugins: EnginePlugin[]
    insertStyleRules: string[]
    speed: number
  }

  interface ScrollData {
    id: number
    x: number
    y: number
  }

  type MediaData = EngineEvent['data']

  type EngineMirror = ReturnType<Replayer['getMirror']>

  interface MediaManager {
    addMediaElements(node: Node, timeOffset: number, mirror: EngineMirror): void
    mediaMutation(change: { target: HTMLMediaElement; timeOffset: number; mutation: MediaData }): void
  }

  export class Replayer {
    constructor(events: EngineEvent[], config: Partial<EngineConfig>)
    wrapper: object
    iframe: object
    mouse: object
    mouseTail: object | null
    UNSAFE_replayCanvas: boolean
    newDocumentQueue: object[]
    mediaManager: MediaManager
    styleMirror: { getStyle(id: number): CSSStyleSheet | null }
    config: EngineConfig
    service: { state: { context: EngineContext } }
    getCastFn(event: EngineEvent, isSync: boolean): () => void
    on(event: string, handler: (payload: never) => void): this
    play(timeOffset: number): void
    pause(timeOffset?: number): void
    setConfig(config: Partial<EngineConfig>): void
    getCurrentTime(): number
    getMirror(): {
      getNode(id: number): Node | null
      getMeta(node: Node): { attributes?: Record<string, unknown>; isAdded?: boolean } | null
    }
    setupDom(): void
    rebuildFullSnapshot(event: EngineEvent, isSync?: boolean): void
    hoverElements(target: Node): void
    applyScroll(data: ScrollData, isSync: boolean): void
    attachDocumentToIframe(mutation: { node: FrameDocument }, frame: Element): void
    moveAndHover(x: number, y: number, id: number, isSync: boolean, data: unknown): void
  }

  interface EngineContext {
    events: EngineEvent[]
    lastPlayedEvent: EngineEvent | null
    /** Epoch ms of the moment from which it plays. */
    baselineTime: number
    timer: { addAction(action: { doAction(): void; delay: number }): void }
  }

  interface FrameDocument {
    childNodes: { type: number }[]
    compatMode?: string
  }
}
