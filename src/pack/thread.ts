/** A second thread for compression, where there are threads (Node): blocks are compressed while the next ones are made. */
import type { MessagePort } from 'node:worker_threads'

/** Begins to compress a block elsewhere; nothing when that can't be done now. The answer, to be asked once, waits for the frame. */
export type Begin = (data: Uint8Array, level: number) => (() => Uint8Array) | undefined

export interface Thread {
  readonly begin: Begin
  /** Ends the thread; what it was given and has not finished is lost. */
  close(): void
}

/** Places in the numbers that both threads share: 1 when the thread can be used, and how many blocks it has finished. */
export const READY = 0
export const DONE = 1

export interface ThreadTask {
  readonly data: Uint8Array
  readonly level: number
}

export interface ThreadData {
  readonly port: MessagePort
  readonly counters: Int32Array
}

/** Blocks that wait or are being compressed; each is held in memory twice. Beyond, the caller compresses by itself. */
const MOST_IN_FLIGHT = 3

/** A block takes a tenth of a second. After so long the thread has died, and the caller does its work. */
const LONGEST_WAIT_MS = 60_000

type Threads = typeof import('node:worker_threads')

/**
 * A thread that runs `script` as soon as there is a first block. Undefined in a page, where nobody may wait for another
 * thread. `compress` is what is done without it.
 */
export async function createThread(
  script: URL,
  compress: (data: Uint8Array, level: number) => Uint8Array,
): Promise<Thread | undefined> {
  if (typeof process === 'undefined' || !process.versions?.node || !mayWait()) return undefined
  const threads: Threads = await import('node:worker_threads')
  let running: ReturnType<typeof start> | undefined
  return {
    begin(data, level) {
      running ??= start(threads, script)
      const frame = running.begin({ data, level })
      return frame && (() => frame() ?? compress(data, level))
    },
    close: () => running?.close(),
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

function start({ MessageChannel, Worker, receiveMessageOnPort }: Threads, script: URL) {
  const counters = new Int32Array(new SharedArrayBuffer(8))
  const { port1: port, port2: theirs } = new MessageChannel()
  const workerData: ThreadData = { port: theirs, counters }
  const worker = new Worker(script, { workerData, transferList: [theirs], stdout: true, stderr: true })
  // it is never ready then, or takes too long; either way the caller compresses
  worker.on('error', () => {})
  worker.unref()
  port.unref()
  const frames = new Map<number, Uint8Array>()
  let begun = 0
  let received = 0
  let isLost = false
  const receive = () => {
    const next = receiveMessageOnPort(port)
    if (next) frames.set(received++, next.message as Uint8Array)
    return next !== undefined
  }
  const take = (number: number) => {
    while (received <= number && !isLost) {
      if (!receive()) isLost = Atomics.wait(counters, DONE, received, LONGEST_WAIT_MS) === 'timed-out'
    }
    const frame = frames.get(number)
    frames.delete(number)
    return frame
  }
  return {
    /** Frames come in the order of their tasks. Each is handed out once; undefined when it never comes. */
    begin(task: ThreadTask): (() => Uint8Array | undefined) | undefined {
      while (receive());
      if (isLost || Atomics.load(counters, READY) === 0 || begun - received >= MOST_IN_FLIGHT) return undefined
      port.postMessage(task)
      const number = begun++
      return () => take(number)
    },
    close: () => void worker.terminate(),
  }
}
