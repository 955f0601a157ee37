/** Runs in a thread of its own: compresses what it is sent, one after another. */
import { workerData } from 'node:worker_threads'
import { DONE, READY, type ThreadData, type ThreadTask } from './thread.ts'
import { loadEncoder } from './zstd-encoder.ts'

const { port, counters } = workerData as ThreadData
const { compress } = await loadEncoder()

port.on('message', ({ data, level }: ThreadTask) => {
  const frame = compress(data, level)
  port.postMessage(frame, [frame.buffer as ArrayBuffer])
  Atomics.add(counters, DONE, 1)
  Atomics.notify(counters, DONE)
})
Atomics.store(counters, READY, 1)
Atomics.notify(counters, READY)
