/** Decodes blocks beside the page, which goes on drawing: in a worker, where the browser gives one. */
import type { DecodedFrame } from '../pack/unpack.ts'
import type { Boot, DecodeAnswer, DecodeTask, WantedFrame } from './boot-contract.ts'

/** Settles with undefined when the text is no base64. */
export type Decode = (wanted: WantedFrame) => Promise<DecodedFrame | undefined>

interface Waiting extends DecodeTask {
  resolve(decoded: DecodedFrame | undefined): void
}

/** The first block is decoded at once: a worker would only be on its way by the time that it is done, and in the way of it. */
export function createDecoder(boot: Pick<Boot, 'decode' | 'source'>): Decode {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  const here = (wanted: WantedFrame) => {
    try {
      return boot.decode(wanted)
    } catch {
      return undefined
    }
  }
  const giveUp = () => {
    worker = null
    for (const task of waiting.values()) task.resolve(here(task))
    waiting.clear()
  }
  const hear = ({ id, checksum, bytes }: DecodeAnswer) => {
    const task = waiting.get(id)
    waiting.delete(id)
    task?.resolve(checksum === undefined ? undefined : { checksum, ...(bytes && { bytes }) })
  }
  let worker: Worker | null | undefined
  return (wanted) => {
    const task = { ...wanted, id: ++lastId }
    if (task.id === 1) return Promise.resolve(here(task))
    if (worker === undefined) worker = openWorker(boot.source, { hear, giveUp })
    if (worker === null) return Promise.resolve(here(task))
    return new Promise((resolve) => {
      waiting.set(task.id, { ...task, resolve })
      worker?.postMessage(task)
    })
  }
}

interface Listener {
  hear(answer: DecodeAnswer): void
  /** The worker does not run: the browser or the page around this one forbids it. */
  giveUp(): void
}

function openWorker(source: string, { hear, giveUp }: Listener): Worker | null {
  const address = URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))
  try {
    const worker = new Worker(address)
    worker.onmessage = ({ data }: MessageEvent<DecodeAnswer>) => hear(data)
    worker.onerror = (event) => {
      event.preventDefault()
      giveUp()
    }
    return worker
  } catch {
    return null
  }
}
