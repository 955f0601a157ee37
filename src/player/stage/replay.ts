/** One window's events on the stage: seeks, plays and reports where it is. */
import { EventType, IncrementalSource, MouseInteraction } from '../../model/event.ts'
import type { EngineEvent, EnginePlugin } from 'rrweb-player'
import { engineLog } from './engine-log.ts'
import { createEventList, type EventList } from './event-list.ts'
import { createPointer, type Pointer } from './pointer.ts'
import { pointingBefore } from './pointing.ts'
import type { StageAnswer, StageReport, StageRequest } from './protocol.ts'
import { rehearse } from './rehearsal.ts'
import { nameSpaced, StageReplayer, unseen } from './stage-replayer.ts'
import { stillOf } from './still.ts'
import { sizeOf, viewportAt, whenSized } from './viewport.ts'

type LoadRequest = Extract<StageRequest, { op: 'load' }>
type OtherRequest = Exclude<StageRequest, LoadRequest | { readonly op: 'sound' }>

export interface Replay {
  take(request: OtherRequest): Promise<StageAnswer>
  stop(): void
}

/** Long enough for a frame that is drawn, short enough not to be felt in one that is hidden and gets no frames. */
const SETTLE_MS = 300

/** Events of the very moment are not part of it, as in rrweb; its meta rule alone counts them in, so ask just before. */
const JUST_BEFORE_MS = 0.01

interface Parts {
  /** The moment that is built and untouched since; undefined while playing. */
  standsAt?: number | undefined
  readonly list: EventList
  readonly replayer: StageReplayer
  readonly pointer: Pointer
  readonly post: (report: StageReport) => void
  readonly startedAt: number
  readonly durationMs: number
}

export function createReplay(load: LoadRequest, post: (report: StageReport) => void): Replay {
  const list = createEventList(load.startedAt, load.endedAt)
  const pointer = createPointer(post)
  const replayer = createReplayer({ list, pointer, post })
  const durationMs = load.endedAt - load.startedAt
  const parts: Parts = { list, pointer, replayer, post, startedAt: load.startedAt, durationMs }
  const playing = createPlaying(parts)
  const stop = () => {
    playing.stop()
    replayer.pause()
  }
  return {
    stop,
    async take(request) {
      switch (request.op) {
        case 'seek':
          playing.stop()
          await resize(parts, request.ms)
          seek(parts, request.ms)
          await replayer.settled()
          await drawn()
          // frames have their size and place only now
          point(parts, request.ms)
          pointer.flush()
          return undefined
        case 'play':
          return playing.start(request.ms, request.speed)
        case 'pause':
          return playing.pause()
        case 'speed':
          replayer.setConfig({ speed: request.speed })
          return undefined
        case 'step':
          return step(parts, request)
        case 'still':
          return stillOf(request.form, request.head)
        case 'fill':
          stop()
          list.fill(request.segments)
          parts.standsAt = undefined
          return undefined
        case 'extend':
          extend(parts, list.extend(request.segment, request.keep), playing.isPlaying())
          rehearse(list.held)
          return undefined
      }
    },
  }
}

function createReplayer({ list, pointer, post }: Pick<Parts, 'list' | 'pointer' | 'post'>): StageReplayer {
  const observer: EnginePlugin = {
    onBuild: (node, { replayer: builder }) => nameSpaced(node, builder.getMirror().getMeta(node)),
    handler(event, isSync) {
      list.used(event)
      if (isSync) return
      reportPress(event, pointer, post)
      // a seek has the size of its moment from the start: those on the way would clamp what is scrolled
      const size = sizeOf(event)
      if (size) post({ op: 'resize', ...size })
    },
  }
  // made with the two markers only: given more, it would build a snapshot of its own accord
  const replayer = new StageReplayer([...list.events], {
    mouseTail: false,
    // a recorded focus would take the keyboard away from the player's controls
    triggerFocus: false,
    logger: engineLog,
    root: { ...unseen, mouse: pointer.element },
    plugins: [observer],
  })
  engineLog.onWarning = (count) => post({ op: 'warning', count })
  return replayer
}

/** Gives the stage the size that the recorded page has at a moment. */
async function resize({ list, post, startedAt }: Parts, ms: number): Promise<void> {
  const viewport = viewportAt(list.held, startedAt + ms)
  if (!viewport) return
  post({ op: 'resize', ...viewport })
  await whenSized(viewport)
}

/** Builds the moment, whatever was on the stage. */
function seek(parts: Parts, ms: number): void {
  const { list, replayer, startedAt, durationMs } = parts
  const firstMs = (list.firstSnapshotAt ?? startedAt) - startedAt + 1
  replayer.pause()
  // the end holds the last event: there is no later moment to show it in
  const moment = Math.max(firstMs - JUST_BEFORE_MS, ms < durationMs ? ms - JUST_BEFORE_MS : durationMs + JUST_BEFORE_MS)
  list.build(startedAt + moment)
  const { context } = replayer.service.state
  context.events = list.events
  context.lastPlayedEvent = playedUntil(Infinity)
  replayer.pause(moment)
  replayer.tellCanvases(list.held.filter(({ timestamp }) => timestamp < startedAt + moment))
  parts.standsAt = ms
  point(parts, ms)
}

/** The same for somebody who does not wait for what takes time. */
function seekAtOnce(parts: Parts, ms: number): void {
  seek(parts, ms)
  parts.replayer.scroll()
}

/** Goes on to events that come behind those that are being played. */
function extend({ list, replayer }: Parts, events: readonly EngineEvent[], isPlaying: boolean): void {
  replayer.service.state.context.events = list.events
  if (isPlaying) for (const event of events) replayer.schedule(event)
}

/** Puts the pointer where it was at a moment. */
function point({ list, replayer, pointer, startedAt, durationMs }: Parts, ms: number): void {
  const pointing = pointingBefore(list.held, startedAt + (ms < durationMs ? ms : durationMs + 1))
  const offset = pointing ? replayer.offsetOf(pointing.id) : { x: 0, y: 0 }
  pointer.place(pointing && { x: pointing.x + offset.x, y: pointing.y + offset.y })
  pointer.become({ touch: pointing?.touch ?? false })
  if (pointing) replayer.hover(pointing.id)
}

/** What the Replayer takes for the last event that it played; a custom one, since it misreads times of mouse moves. */
function playedUntil(timestamp: number): EngineEvent {
  return { type: EventType.Custom, data: {}, timestamp }
}

function step(
  { list, startedAt }: Parts,
  { ms, direction }: Extract<OtherRequest, { op: 'step' }>,
): number | undefined {
  const timestamp = list.neighbour(startedAt + ms, direction)
  return timestamp === undefined ? undefined : timestamp - startedAt
}

function createPlaying(parts: Parts) {
  const { replayer, pointer, post, startedAt, durationMs } = parts
  let frame: number | undefined
  let fromMs = 0
  // its clock starts a little before the moment; told so, the player would take it for the stretch before
  const now = () => Math.min(Math.max(fromMs, replayer.getCurrentTime()), durationMs)
  const stop = () => {
    if (frame !== undefined) cancelAnimationFrame(frame)
    frame = undefined
  }
  const tick = () => {
    post({ op: 'time', ms: now() })
    pointer.flush()
    frame = requestAnimationFrame(tick)
  }
  const finish = (): undefined => {
    stop()
    parts.standsAt = durationMs
    post({ op: 'time', ms: durationMs })
    post({ op: 'finish' })
  }
  // also heard some time after a seek to the end
  replayer.on('finish', () => frame !== undefined && finish())
  return {
    stop,
    isPlaying: () => frame !== undefined,
    start(ms: number, speed: number): undefined {
      stop()
      if (parts.standsAt !== ms) seekAtOnce(parts, ms)
      if (ms >= durationMs) return finish()
      parts.standsAt = undefined
      fromMs = ms
      replayer.setConfig({ speed })
      // what is built stays: all before the moment counts as played
      replayer.service.state.context.lastPlayedEvent = playedUntil(startedAt + ms - 2 * JUST_BEFORE_MS)
      replayer.play(ms - JUST_BEFORE_MS)
      frame = requestAnimationFrame(tick)
    },
    pause(): number {
      if (frame === undefined) return parts.standsAt ?? durationMs
      stop()
      const ms = now()
      replayer.pause()
      // events up to now have been applied, and a moment does not hold the events of its own millisecond
      parts.standsAt = Math.min(Math.floor(ms) + 1, durationMs)
      return parts.standsAt
    },
  }
}

function reportPress(event: EngineEvent, pointer: Pointer, post: (report: StageReport) => void): void {
  if (event.type !== EventType.IncrementalSnapshot || event.data.source !== IncrementalSource.MouseInteraction) return
  const press = PRESS[event.data.type as number]
  const at = pointer.position()
  if (!press || !at) return
  if (press.touch !== undefined) pointer.become({ touch: press.touch })
  post({ op: 'press', kind: press.kind, touch: pointer.touch, ...at })
}

/** A click follows either. */
const PRESS: { readonly [type: number]: { readonly kind: 'down' | 'up' | 'click'; readonly touch?: boolean } } = {
  [MouseInteraction.MouseDown]: { kind: 'down', touch: false },
  [MouseInteraction.MouseUp]: { kind: 'up', touch: false },
  [MouseInteraction.Click]: { kind: 'click' },
  [MouseInteraction.TouchStart]: { kind: 'down', touch: true },
  [MouseInteraction.TouchEnd]: { kind: 'up', touch: true },
}

/** Settles when what was built is on the screen. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, SETTLE_MS)
    requestAnimationFrame(() => {
      clearTimeout(timer)
      setTimeout(resolve, 0)
    })
  })
}
