import type { EventList } from '../model/event-list.ts'

/** Several lists, one after another, as one; nothing is copied. */
export function concatenated(lists: readonly EventList[]): EventList {
  const [only] = lists
  return lists.length === 1 && only ? only : new ConcatenatedEvents(lists)
}

/** The events at some indices of a list, which ascend. */
export function picked(list: EventList, indices: Uint32Array): EventList {
  return new PickedEvents(list, indices)
}

class ConcatenatedEvents implements EventList {
  readonly length: number
  readonly #lists: readonly EventList[]
  /** Index of each list's first event. */
  readonly #starts: readonly number[]

  constructor(lists: readonly EventList[]) {
    this.#lists = lists
    let length = 0
    this.#starts = lists.map((list) => (length += list.length) - list.length)
    this.length = length
  }

  at(index: number): unknown {
    if (!(index >= 0 && index < this.length)) return undefined
    // The last list that starts at or before the index: empty ones start where the next one does.
    let [low, high] = [0, this.#lists.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.#starts[middle] as number) <= index) low = middle
      else high = middle - 1
    }
    return this.#lists[low]?.at(index - (this.#starts[low] as number))
  }

  *[Symbol.iterator](): Generator {
    for (const list of this.#lists) yield* list
  }
}

class PickedEvents implements EventList {
  readonly #list: EventList
  readonly #indices: Uint32Array

  constructor(list: EventList, indices: Uint32Array) {
    this.#list = list
    this.#indices = indices
  }

  get length(): number {
    return this.#indices.length
  }

  at(index: number): unknown {
    const inList = this.#indices[index]
    return inList === undefined ? undefined : this.#list.at(inList)
  }

  *[Symbol.iterator](): Generator {
    for (const index of this.#indices) yield this.#list.at(index)
  }
}
