/**
 * Events that can be walked through again and again. An array is one; a long recording's list makes each event only when
 * it is asked for, so that millions never lie in memory together.
 */
export interface EventList<Event = unknown> extends Iterable<Event> {
  readonly length: number
}
