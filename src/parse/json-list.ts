import type { EventList } from '../model/event-list.ts'
import { rememberText } from '../model/event-text.ts'

/** Byte ranges of values, one after another. */
export interface ValueRanges {
  readonly length: number
  start(index: number): number
  end(index: number): number
}

/** Collects byte ranges; 8 bytes each. Buffers are at most 4 GiB, so that 32 bits are enough. */
export class RangeBuilder implements ValueRanges {
  #ranges = new Uint32Array(1024)
  length = 0

  add(start: number, end: number): void {
    if (2 * this.length === this.#ranges.length) {
      const larger = new Uint32Array(2 * this.#ranges.length)
      larger.set(this.#ranges)
      this.#ranges = larger
    }
    this.#ranges[2 * this.length] = start
    this.#ranges[2 * this.length + 1] = end
    this.length++
  }

  start(index: number): number {
    return this.#ranges[2 * index] as number
  }

  end(index: number): number {
    return this.#ranges[2 * index + 1] as number
  }
}

/** JSON values that stay bytes until they are asked for. One that is broken is undefined, which no JSON value is. */
export class JsonList implements EventList {
  readonly #bytes: Uint8Array
  readonly #weakBytes: WeakRef<Uint8Array>
  readonly #ranges: ValueRanges
  readonly #decoder = new TextDecoder()

  constructor(bytes: Uint8Array, ranges: ValueRanges) {
    this.#bytes = bytes
    this.#weakBytes = new WeakRef(bytes)
    this.#ranges = ranges
  }

  get length(): number {
    return this.#ranges.length
  }

  at(index: number): unknown {
    if (index < 0 || index >= this.length) return undefined
    const [start, end] = [this.#ranges.start(index), this.#ranges.end(index)]
    try {
      const value: unknown = JSON.parse(this.#decoder.decode(this.#bytes.subarray(start, end)))
      rememberText(value, { bytes: this.#weakBytes, start, end })
      return value
    } catch {
      return undefined
    }
  }

  *[Symbol.iterator](): Generator {
    for (let index = 0; index < this.length; index++) yield this.at(index)
  }
}

/** Whether a value is a list of values: an array, or one that is still bytes. */
export function isList(value: unknown): value is EventList {
  return Array.isArray(value) || value instanceof JsonList
}

/** How far a list that is still bytes is looked into to tell what it holds; arrays are looked through. */
const LOOKED_AT = 1000

/** Whether any value of a list passes a test. */
export function anyOf(list: EventList, passes: (value: unknown) => boolean): boolean {
  const last = Array.isArray(list) ? list.length : Math.min(list.length, LOOKED_AT)
  for (let index = 0; index < last; index++) if (passes(list.at(index))) return true
  return false
}
