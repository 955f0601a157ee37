/** A second thread for compression, where there are threads (Node): blocks are compressed while the next ones are made. */
import type { MessagePort } from 'node:worker_threads'

/**
 * Begins to compress a block elsewhere; nothing when that can't be done. The block is copied; the answer, to be asked
 * once, waits for the frame.
 */
export type Begin = (data: Uint8Array, level: number) => (() => Uint8Array) | undefined

export interface Thread {
  readonly begin: Begin
  /** Ends the thread; what it was given and has not finished is lost. */
  close(): void
}

/** Places in the numbers that both threads share: 1 when the thread works, and how many blocks it has finished. */
export const READY = 0
export const DONE = 1

/** The block lies in memory that both threads see. */
export interface ThreadTask {
  readonly data: Uint8Array
  readonly level: number
}

export interface ThreadData {
  readonly port: MessagePort
  readonly counters: Int32Array
}

/** Blocks that wait or are being compressed; whoever has one more waits for the first of them. */
const MOST_IN_FLIGHT = 3

/** A thread begins to work after a tenth of a second, and does a block in another; one that takes so long has died. */
const LONGEST_START_MS = 5000
const LONGEST_WAIT_MS = 60_000

type Threads = typeof import('node:worker_threads')

/**
 * A thread that runs `script` from the first block on. Undefined in a page, where nobody may wait for another thread.
 * `compress` does what the thread could not.
 */
export async function createThread(
  script: URL,
  compress: (data: Uint8Array, level: number) => Uint8Array,
): Promise<Thread | undefined> {
  if (typeof process === 'undefined' || !process.versions?.node || !mayWait()) return undefined
  const threads: Threads = await import('node:worker_threads')
  let running: Running | undefined
  return {
    begin(data, level) {
      running ??= start(threads, script)
      const task = running.give({ data, level })
      return task && (() => running?.take(task) ?? compress(task.data, level))
    },
    close: () => running?.end(),
  }
}

/** A thread that draws a page must not wait, and says so. */
function mayWait(): boolean {
  try {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 1, 0)
    return true
  } catch {
    return false
  }
}

interface GivenTask extends ThreadTask {
  readonly number: number
}

interface Running {
  /** Undefined when the thread has died. */
  give(task: ThreadTask): GivenTask | undefined
  /** The frame of a task, handed out once; undefined when it never comes. */
  take(task: GivenTask): Uint8Array | undefined
  end(): void
}

function start({ MessageChannel, Worker, receiveMessageOnPort }: Threads, script: URL): Running {
  const counters = new Int32Array(new SharedArrayBuffer(8))
  const { port1: port, port2: theirs } = new MessageChannel()
  const workerData: ThreadData = { port: theirs, counters }
  const worker = new Worker(script, {
    workerData,
    transferList: [theirs],
    stdout: true,
    stderr: true,
    // what it works on lies outside of its heap
    resourceLimits: { maxYoungGenerationSizeMb: 2, maxOldGenerationSizeMb: 64 },
  })
  // what it leaves undone is done without it
  worker.on('error', () => {})
  worker.unref()
  port.unref()
  const frames = createFrames(counters, () => receiveMessageOnPort(port)?.message as Uint8Array | undefined)
  const places: SharedArrayBuffer[] = []
  let given = 0
  return {
    give({ data, level }) {
      // the task that had this place before is done then
      if (!frames.waitFor(given - MOST_IN_FLIGHT)) return undefined
      const place = given % MOST_IN_FLIGHT
      let memory = places[place]
      if (!memory || memory.byteLength < data.length) memory = new SharedArrayBuffer(withHeadroom(data.length))
      places[place] = memory
      const shared = new Uint8Array(memory, 0, data.length)
      shared.set(data)
      port.postMessage({ data: shared, level })
      return { data: shared, level, number: given++ }
    },
    take: ({ number }) => frames.take(number),
    end: () => void worker.terminate(),
  }
}

/** Blocks are of about one size; the next one may be a little larger. */
const withHeadroom = (bytes: number) => Math.ceil(bytes * 1.25)

/** Frames in the order of their tasks. */
function createFrames(counters: Int32Array, next: () => Uint8Array | undefined) {
  const frames = new Map<number, Uint8Array>()
  let received = 0
  let isDead = false
  const receive = () => {
    const frame = next()
    if (frame) frames.set(received++, frame)
    return frame !== undefined
  }
  /** Waits until the frame of a task is there; answers whether it ever will. */
  const waitFor = (number: number) => {
    while (received <= number && !isDead) {
      if (receive()) continue
      isDead =
        Atomics.wait(counters, READY, 0, LONGEST_START_MS) === 'timed-out' ||
        Atomics.wait(counters, DONE, received, LONGEST_WAIT_MS) === 'timed-out'
    }
    return !isDead
  }
  return {
    waitFor,
    take(number: number): Uint8Array | undefined {
      waitFor(number)
      const frame = frames.get(number)
      frames.delete(number)
      return frame
    },
  }
}
