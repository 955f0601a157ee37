/** Tag names by node id, for millions of nodes: recorders count ids up, so that arrays of numbers hold most of them. */

/** A node that is no element, or was more than one thing. */
export const MIXED = ''

/** Ids that lie further ahead of the number of nodes go into a map: a hostile recording may name any. */
const SPARSE = 65_536

/** Different names from here on are `MIXED`: a page has some hundred. */
const MOST_NAMES = 65_000

export interface TagTable {
  /** A node that was something else before is `MIXED` from then on. Answers whether this is new. */
  enter(id: number, tag: string): boolean
  /** Undefined for an id that was never entered. */
  get(id: number): string | undefined
}

export function createTagTable(): TagTable {
  const names: string[] = [MIXED]
  const numbers = new Map<string, number>([[MIXED, 0]])
  // a tag's number plus one; 0 is an id that was never entered
  let near = new Uint16Array(64)
  const far = new Map<number, number>()
  let entered = 0
  const numberOf = (tag: string) => {
    const known = numbers.get(tag)
    if (known !== undefined) return known
    if (names.length >= MOST_NAMES) return 0
    numbers.set(tag, names.length)
    return names.push(tag) - 1
  }
  const codeOf = (id: number) => near[id] || far.get(id) || 0
  return {
    enter(id, tag) {
      const known = codeOf(id)
      const wanted = numberOf(tag) + 1
      const code = known === 0 || known === wanted ? wanted : 1
      entered++
      if (isFar(id, entered) || far.has(id)) far.set(id, code)
      else {
        near = withRoom(near, id, (length) => new Uint16Array(length))
        near[id] = code
      }
      return code !== known
    },
    get(id) {
      const code = codeOf(id)
      return code === 0 ? undefined : names[code - 1]
    },
  }
}

/** Whether an array that reaches to the id would be much larger than the nodes of which it tells. */
function isFar(id: number, entered: number): boolean {
  return !Number.isInteger(id) || id < 0 || id > 8 * entered + SPARSE
}

function withRoom<Numbers extends Uint8Array | Uint16Array>(
  numbers: Numbers,
  index: number,
  create: (length: number) => Numbers,
): Numbers {
  if (index < numbers.length) return numbers
  const larger = create(Math.max(2 * numbers.length, index + 1))
  larger.set(numbers)
  return larger
}

/** Ids of millions of nodes, a byte each. */
export interface IdSet {
  add(id: number): void
  has(id: number): boolean
}

export function createIdSet(): IdSet {
  let near = new Uint8Array(64)
  const far = new Set<number>()
  let entered = 0
  return {
    add(id) {
      if (near[id] === 1) return
      entered++
      if (isFar(id, entered)) far.add(id)
      else {
        near = withRoom(near, id, (length) => new Uint8Array(length))
        near[id] = 1
      }
    },
    has: (id) => near[id] === 1 || far.has(id),
  }
}

/** Pairs of ids, 8 bytes each, in no order. */
export interface Pairs extends Iterable<readonly [number, number]> {
  add(one: number, other: number): void
}

export function createPairs(): Pairs {
  let near = new Uint32Array(64)
  let length = 0
  const far: (readonly [number, number])[] = []
  return {
    add(one, other) {
      if (one >>> 0 !== one || other >>> 0 !== other) return void far.push([one, other])
      if (length === near.length) {
        // by half, and even: a pair is never torn apart
        const larger = new Uint32Array(length + 2 * (length >> 2))
        larger.set(near)
        near = larger
      }
      near[length++] = one
      near[length++] = other
    },
    *[Symbol.iterator]() {
      for (let at = 0; at < length; at += 2) yield [near[at] as number, near[at + 1] as number] as const
      yield* far
    },
  }
}
