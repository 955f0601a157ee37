/** One place for what the player knows, so that every view shows the same. */

export type Listener<State> = (state: State, before: State) => void

export interface Store<State> {
  get(): State
  /** Merges the change; tells nobody when nothing is different. */
  set(change: Partial<State>): void
  /** Answers the function that ends the subscription. */
  subscribe(listener: Listener<State>): () => void
}

/** Makes a store that holds `initial`. */
export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners = new Set<Listener<State>>()
  return {
    get: () => state,
    set(change) {
      const before = state
      const keys = Object.keys(change) as (keyof State)[]
      if (keys.every((key) => Object.is(change[key], before[key]))) return
      state = { ...before, ...change }
      const after = state
      for (const listener of listeners) listener(after, before)
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
