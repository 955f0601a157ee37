/** Decodes blocks beside the page, which goes on drawing: in a worker, where the browser gives one. */
import type { DecodedParts } from '../pack/unpack.ts'
import { KEPT_BLOCKS, type KeeperAnswer, type KeeperTask, type WantedParts } from './block-keeper.ts'
import type { Boot, DecodeAnswer, DecodeTask } from './boot-contract.ts'

/** Settles with undefined when the text is no base64. `text` is called when the block is not decoded already. */
export type Decode = (wanted: WantedParts, text: () => Promise<string>) => Promise<DecodedParts | undefined>

interface Waiting {
  readonly task: DecodeTask
  resolve(answer: KeeperAnswer | undefined): void
}

/**
 * The first block is decoded at once: a worker would only be on its way by the time that it is done, and in the way of it.
 */
export function createDecoder(boot: Pick<Boot, 'decode' | 'source'>): Decode {
  let isFirst = true
  const here = (task: KeeperTask) => {
    try {
      return boot.decode(task)
    } catch {
      return undefined
    }
  }
  const worker = createWorker(boot.source, here)
  const sent = createSent()
  return async (wanted, text) => {
    const ask = isFirst ? here : worker
    const isKnown = !isFirst && sent.has(wanted)
    isFirst = false
    const answer = await ask({ ...wanted, text: isKnown ? undefined : await text() })
    const decoded = answer === 'unknown' ? await ask({ ...wanted, text: await text() }) : answer
    return decoded === 'unknown' ? undefined : decoded
  }
}

/** What the worker was sent last, and so has probably kept: texts are long. */
function createSent() {
  let blocks: readonly number[] = []
  return {
    has({ block }: WantedParts): boolean {
      const isKnown = blocks.includes(block)
      blocks = [...blocks.filter((one) => one !== block), block].slice(-KEPT_BLOCKS)
      return isKnown
    },
  }
}

/** A worker that starts with its first task; what it can't do, because there is none, is done here. */
function createWorker(source: string, here: (task: KeeperTask) => KeeperAnswer | undefined) {
  const waiting = new Map<number, Waiting>()
  let lastId = 0
  const giveUp = () => {
    worker = null
    for (const { task, resolve } of waiting.values()) resolve(here(task))
    waiting.clear()
  }
  const hear = ({ id, answer }: DecodeAnswer) => {
    waiting.get(id)?.resolve(answer)
    waiting.delete(id)
  }
  let worker: Worker | null | undefined
  return (task: KeeperTask): Promise<KeeperAnswer | undefined> => {
    if (worker === undefined) worker = openWorker(source, { hear, giveUp })
    if (worker === null) return Promise.resolve(here(task))
    return new Promise((resolve) => {
      const message = { ...task, id: ++lastId }
      waiting.set(message.id, { task: message, resolve })
      worker?.postMessage(message)
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
