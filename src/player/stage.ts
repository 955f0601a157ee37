/** The shell's handle on the stage: the frame of its own origin in which recorded content lives. */
import type { SessionMs } from '../model/session.ts'
import type { SegmentBytes } from '../pack/unpack.ts'
import type { StageFrame } from './stage-frame.ts'
import type { StageAnswer, StageReport, StageRequest, StillForm } from './stage/protocol.ts'

/** What the stage reports. Positions are CSS pixels of the recorded viewport. */
export interface StageListener {
  /** While playing, once a frame: the moment that is on the screen. */
  onTime(ms: SessionMs): void
  /** The recorded viewport's size changed (also once after each load). */
  onResize(size: { readonly width: number; readonly height: number }): void
  /** The recorded pointer moved; undefined when the moment on the screen knows of none. */
  onPointer(position: { readonly x: number; readonly y: number; readonly touch: boolean } | undefined): void
  /** The recorded person pressed (mouse or finger), let go, or clicked. Not sent for moments that a seek passes over. */
  onPress(press: {
    readonly kind: 'down' | 'up' | 'click'
    readonly touch: boolean
    readonly x: number
    readonly y: number
  }): void
  /** Playing reached the session's end. */
  onFinish(): void
  /** The engine met something that it could not apply; `count` is the sum so far. */
  onWarning(count: number): void
  /** The stage broke in a way that it can't recover from; `message` is for people. */
  onFailure(message: string): void
}

/** The clock of a window: epoch ms of the session's first and last event, moment 0 and the end. */
export interface StageLoad {
  readonly startedAt: number
  readonly endedAt: number
}

export interface Stage {
  readonly frame: Pick<StageFrame, 'element' | 'placeIn'>
  /** Begins with another window: none of its events are there, and nothing is shown until the next seek. */
  load(window: StageLoad): Promise<void>
  /**
   * Replaces the events on the stage by those of segments that follow one another, the first of which begins with a
   * keyframe; nothing changes on the screen until the next seek. The bytes are transferred, so not usable afterwards.
   */
  fill(segments: readonly SegmentBytes[]): Promise<void>
  /** Adds the segment behind the last one, while playing too; of those before it, only the last `keep` stay. */
  extend(segment: SegmentBytes, keep: number): Promise<void>
  /** Shows the moment and stays there; settles when it is on the screen. Newer seeks overtake older ones that have not begun. */
  seek(ms: SessionMs): Promise<void>
  play(ms: SessionMs, speed: number): void
  /** Stops; answers the moment that is on the screen. */
  pause(): Promise<SessionMs>
  setSpeed(speed: number): void
  /** Recorded video and sound are heard, or no longer; at first they are not. */
  setSound(sound: 'on' | 'off'): void
  /** Moment of the next (`1`) or previous (`-1`) event of the segments that are there, strictly after or before `ms`. */
  step(ms: SessionMs, direction: 1 | -1): Promise<SessionMs | undefined>
  /**
   * What is on the screen, as markup that asks for nothing; `head` is what the head of a page begins with.
   */
  still(form: StillForm, head: string): Promise<string>
}

/** Takes a frame over. What is asked of it before it listens waits until it does. */
export function createStage(frame: StageFrame, listener: StageListener): Stage {
  const { port1, port2 } = new MessageChannel()
  const ask = createAsks(port1, listener)
  frame.handOver(port2)
  return {
    frame,
    async load(window) {
      await ask({ op: 'load', ...window })
    },
    async fill(segments) {
      await ask({ op: 'fill', segments }, segments.flatMap(buffersOf))
    },
    async extend(segment, keep) {
      await ask({ op: 'extend', segment, keep }, buffersOf(segment))
    },
    async seek(ms) {
      await ask({ op: 'seek', ms })
    },
    play: (ms, speed) => void ask({ op: 'play', ms, speed }).catch((error: Error) => listener.onFailure(error.message)),
    pause: async () => moment(await ask({ op: 'pause' })) ?? 0,
    setSpeed: (speed) => void ask({ op: 'speed', speed }),
    setSound: (sound) => void ask({ op: 'sound', sound }),
    step: async (ms, direction) => moment(await ask({ op: 'step', ms, direction })),
    still: async (form, head) => String(await ask({ op: 'still', form, head })),
  }
}

function moment(answer: StageAnswer): SessionMs | undefined {
  return typeof answer === 'number' ? answer : undefined
}

function buffersOf({ keyframe, events }: SegmentBytes): ArrayBuffer[] {
  return [events, keyframe].flatMap((bytes) => (bytes ? [bytes.buffer as ArrayBuffer] : []))
}

type Ask = (request: StageRequest, transfer?: ArrayBuffer[]) => Promise<StageAnswer>

function createAsks(port: MessagePort, listener: StageListener): Ask {
  const open = new Map<number, { resolve(value: StageAnswer): void; reject(error: Error): void }>()
  let lastId = 0
  port.onmessage = ({ data }: MessageEvent<StageReport>) => {
    if (data.op !== 'done' && data.op !== 'failed') return report(data, listener)
    const waiting = open.get(data.id)
    open.delete(data.id)
    if (data.op === 'done') waiting?.resolve(data.value)
    else waiting?.reject(new Error(data.message))
  }
  return (request, transfer = []) =>
    new Promise((resolve, reject) => {
      lastId += 1
      open.set(lastId, { resolve, reject })
      port.postMessage({ ...request, id: lastId }, transfer)
    })
}

function report(message: Exclude<StageReport, { op: 'done' | 'failed' }>, listener: StageListener): void {
  switch (message.op) {
    case 'time':
      return listener.onTime(message.ms)
    case 'resize':
      return listener.onResize({ width: message.width, height: message.height })
    case 'pointer':
      return listener.onPointer({ x: message.x, y: message.y, touch: message.touch })
    case 'no-pointer':
      return listener.onPointer(undefined)
    case 'press':
      return listener.onPress(message)
    case 'finish':
      return listener.onFinish()
    case 'warning':
      return listener.onWarning(message.count)
  }
}
