/** Where the recorded pointer is and what it does, as it happens; too quick for the store. */

export type Mark =
  | { readonly kind: 'move'; readonly x: number; readonly y: number; readonly touch: boolean }
  | { readonly kind: 'down' | 'up' | 'click'; readonly x: number; readonly y: number; readonly touch: boolean }
  /** The moment on the screen knows of no pointer. */
  | { readonly kind: 'gone' }

export interface Marks {
  tell(mark: Mark): void
  /** Answers the function that ends the subscription. */
  listen(listener: (mark: Mark) => void): () => void
}

/** Passes marks from the stage's listener to the layer that draws them. */
export function createMarks(): Marks {
  const listeners = new Set<(mark: Mark) => void>()
  return {
    tell(mark) {
      for (const listener of listeners) listener(mark)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
