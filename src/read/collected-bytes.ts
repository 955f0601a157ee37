/** Where growing begins when nobody knows how much will come. */
const FIRST_BYTES = 65_536

/** Bytes that come piece by piece, in one array that doubles: pieces and whole are never held together. */
export class CollectedBytes {
  #bytes: Uint8Array
  #length = 0

  /** `expectedBytes` spares the copying when it is right; memory that is never written to costs nothing. */
  constructor(expectedBytes = 0) {
    this.#bytes = new Uint8Array(expectedBytes)
  }

  get length(): number {
    return this.#length
  }

  push(piece: Uint8Array): void {
    this.reserve(piece.length).set(piece)
  }

  /** Makes room at the end, to be written by the caller. */
  reserve(bytes: number): Uint8Array {
    const end = this.#length + bytes
    if (end > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(end, this.#bytes.length * 2, FIRST_BYTES))
      grown.set(this.#bytes.subarray(0, this.#length))
      this.#bytes = grown
    }
    const room = this.#bytes.subarray(this.#length, end)
    this.#length = end
    return room
  }

  /** Forgets what lies behind the first `bytes`. */
  cutTo(bytes: number): void {
    this.#length = bytes
  }

  /** All that came, without a copy. */
  taken(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }
}
