/** Lets a view draw again when its part of the store changes, and only then. */
import { useLayoutEffect, useState } from 'preact/hooks'
import type { Store } from '../core/store.ts'

/** `select` must answer a value that is the same while nothing it shows changes. */
export function useStore<State, Part>(store: Store<State>, select: (state: State) => Part): Part {
  const part = select(store.get())
  const [, draw] = useState(part)
  useLayoutEffect(() => {
    const update = (state: State) => draw(() => select(state))
    update(store.get())
    return store.subscribe(update)
    // `select` reads nothing but the state, so the first one serves for all.
  }, [store])
  return part
}
