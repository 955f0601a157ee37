/** Decodes blocks beside the page, which goes on drawing: in a worker, where the browser gives one. */
import type { DecodedFrame } from '../pack/unpack.ts'
import type { Boot, DecodeAnswer, DecodeTask } from './boot-contract.ts'

/** Settles with undefined when the text is no base64. */
export type Decode = (text: string, bytes: number) => Promise<DecodedFrame | undefined>

interface Waiting extends DecodeTask {
  resolve(decoded: DecodedFrame | undefined): void
}

/** The first block is decoded at once: a worker would only be on its way by the time that it is done. */
export function createDecoder(boot: Pick<Boot, 'decode' | 'source'>): Decode {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  const here = ({ text, bytes }: DecodeTask) => {
    try {
      return boot.decode(text, bytes)
    } catch {
      return undefined
    }
  }
  const giveUp = () => {
    worker = undefined
    for (const task of waiting.values()) task.resolve(here(task))
    waiting.clear()
  }
  const hear = ({ id, checksum, bytes }: DecodeAnswer) => {
    const task = waiting.get(id)
    waiting.delete(id)
    task?.resolve(checksum === undefined ? undefined : { checksum, ...(bytes && { bytes }) })
  }
  let worker = openWorker(boot.source, { hear, giveUp })
  return (text, bytes) => {
    const task = { id: ++lastId, text, bytes }
    if (!worker || task.id === 1) return Promise.resolve(here(task))
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

function openWorker(source: string, { hear, giveUp }: Listener): Worker | undefined {
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
    return undefined
  }
}
