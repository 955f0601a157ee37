/**
 * Events in an order, to be walked through again and again. An array is one; the list of a long recording makes each event
 * only when it is asked for, so that millions never lie in memory together.
 */
export interface EventList<Event = unknown> extends Iterable<Event> {
  readonly length: number
  /** Bytes of all events as lines of JSON, where that is known without making them. */
  readonly jsonBytes?: number
  /** The event at an index from 0; undefined outside of the list. */
  at(index: number): Event | undefined
}
