/** What a node is at any time of its page must be known when the first event of the page is judged. */
import { EventType, type ReplayEvent } from '../model/event.ts'
import { type Ledger, openLedger, readLedger } from './ledger.ts'

/** The ledgers of a window's pages. */
export interface Ledgers {
  /** The one to judge an event by; events come in order, each once. */
  at(event: ReplayEvent): Ledger
}

/**
 * Ledgers that know what came until now: nearly always that is all that matters of a page.
 * @throws ToldLater from `at` when it was not
 */
export function ledgersOfPast(): Ledgers {
  let ledger = openLedger()
  let isOpen = false
  return {
    at(event) {
      if (event.type === EventType.FullSnapshot) {
        ledger = openLedger()
        isOpen = true
      }
      if (isOpen) ledger.enter(event)
      return ledger
    },
  }
}

/** Ledgers that know each page to its end, from a second walk through the same events. */
export function ledgersOfAll(events: Iterable<ReplayEvent>): Ledgers {
  const pages = pagesOf(events)
  let ledger: Ledger = openLedger()
  return {
    at(event) {
      if (event.type === EventType.FullSnapshot) ledger = readLedger(pages.next().value as Iterable<ReplayEvent>)
      return ledger
    },
  }
}

/** The events from each full snapshot to the next; one page is to be walked through before the next is asked for. */
function* pagesOf(events: Iterable<ReplayEvent>): Generator<Iterable<ReplayEvent>> {
  const walk = events[Symbol.iterator]()
  let next = walk.next()
  while (!next.done && next.value.type !== EventType.FullSnapshot) next = walk.next()
  function* page(): Generator<ReplayEvent> {
    do {
      yield next.value
      next = walk.next()
    } while (!next.done && next.value.type !== EventType.FullSnapshot)
  }
  while (!next.done) yield page()
}
