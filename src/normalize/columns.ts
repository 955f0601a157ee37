/** What one look through a window's events keeps of each that a player can use: numbers, in the order given. */
import { EventType, type ReplayEvent } from '../model/event.ts'
import { type Census, createCensus } from './census.ts'
import { createLosses, type Losses } from './losses.ts'
import { timestampOf, usableEvent } from './validity.ts'

export interface Columns {
  readonly times: Float64Array
  /** `kindOf` each event. */
  readonly kinds: Uint16Array
  /** 1 for each event whose data needs no repair. */
  readonly whole: Uint8Array
  /** Places among all events, ascending; undefined when each index is its own place. */
  readonly places: Uint32Array | undefined
  /** Earliest and latest time of the events that nobody can use; they count for how long a session is. */
  readonly unusable: TimeSpan
  readonly losses: Losses
  readonly census: Census
}

/** Epoch ms; from Infinity to -Infinity when it holds no time. */
export interface TimeSpan {
  readonly first: number
  readonly last: number
}

/** Kinds from here on are incremental snapshots, by source; below are the other types. */
export const INCREMENTAL_KIND = 1000

const LARGEST_SOURCE = 1000

/** A small number that tells types of events apart, and incremental snapshots by their source. */
export function kindOf({ type, data }: ReplayEvent): number {
  if (type !== EventType.IncrementalSnapshot) return Math.min(type, INCREMENTAL_KIND - 1)
  return INCREMENTAL_KIND + Math.max(0, Math.min(Number(data['source']), LARGEST_SOURCE))
}

export interface ColumnWriter {
  /** Takes the next event, whatever stands there; answers it in a usable shape, if it has one. */
  see(one: unknown): ReplayEvent | undefined
  columns(): Columns
}

export function createColumns(): ColumnWriter {
  const losses = createLosses()
  const census = createCensus()
  const times = createNumbers((length) => new Float64Array(length))
  const kinds = createNumbers((length) => new Uint16Array(length))
  const whole = createNumbers((length) => new Uint8Array(length))
  const places = createPlaces()
  let place = 0
  let first = Infinity
  let last = -Infinity
  return {
    see(one) {
      census.see(one)
      const event = usableEvent(one, losses)
      if (event) {
        times.add(event.timestamp)
        kinds.add(kindOf(event))
        whole.add(event.data === (one as ReplayEvent).data ? 1 : 0)
        places.add(place)
      } else {
        const time = timestampOf(one)
        first = Math.min(first, time ?? Infinity)
        last = Math.max(last, time ?? -Infinity)
      }
      place++
      return event
    },
    columns: () => ({
      times: times.all(),
      kinds: kinds.all(),
      whole: whole.all(),
      places: places.all(),
      unusable: { first, last },
      losses,
      census,
    }),
  }
}

/** Ascending numbers; nothing is stored until one is left out. */
function createPlaces() {
  let places: ReturnType<typeof createNumbers<Uint32Array>> | undefined
  let count = 0
  return {
    add(place: number): void {
      if (!places && place !== count) {
        places = createNumbers((length) => new Uint32Array(length))
        for (let at = 0; at < count; at++) places.add(at)
      }
      places?.add(place)
      count++
    },
    all: () => places?.all(),
  }
}

function createNumbers<Numbers extends Float64Array | Uint32Array | Uint16Array | Uint8Array>(
  create: (length: number) => Numbers,
) {
  let numbers = create(1024)
  let length = 0
  return {
    add(number: number): void {
      if (length === numbers.length) {
        const larger = create(2 * length)
        larger.set(numbers)
        numbers = larger
      }
      numbers[length++] = number
    },
    all: () => numbers.slice(0, length) as Numbers,
  }
}
