/** What whoever walks through events for another reason learns of them, and does with them, on the way. */
import { type AheadMender, createAheadMender, type CreateStore, type MendedAhead } from './ahead.ts'
import { type Columns, createColumns } from './columns.ts'

export interface SeenEvents {
  readonly columns: Columns
  /** The events as a player gets them, if a store was given and they came so that nothing had to be known of later ones. */
  readonly ahead?: MendedAhead | undefined
}

export interface Onlooker {
  /** Takes the next event, whatever stands there. */
  see(event: unknown): void
  seen(): SeenEvents
}

/** Looks at each event of a window; with a store, mends them, too. */
export function createOnlooker(createStore?: CreateStore): Onlooker {
  const columns = createColumns()
  const ahead: AheadMender | undefined = createStore && createAheadMender(createStore)
  return {
    see(event) {
      const usable = columns.see(event)
      if (usable) ahead?.take(usable)
    },
    seen: () => ({ columns: columns.columns(), ahead: ahead?.finish() }),
  }
}
