/** Thrown when data unpacks to more than was allowed. */
export class TooLargeError extends Error {}

/** What may still be unpacked out of one source: all layers and members draw on it, so that none unpacks without end. */
export class Allowance {
  #leftBytes: number

  constructor(bytes: number) {
    this.#leftBytes = bytes
  }

  /** @throws TooLargeError when less is left. */
  take(bytes: number): void {
    this.#leftBytes -= bytes
    if (this.#leftBytes < 0) throw new TooLargeError('unpacks to more than is allowed')
  }

  /** For what was unpacked and thrown away again. */
  giveBack(bytes: number): void {
    this.#leftBytes += bytes
  }
}
