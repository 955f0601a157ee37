import type { EventList } from '../model/event-list.ts'
import type { Person } from '../model/person.ts'
import type { Note } from '../model/problem.ts'
import type { RecordedTracks } from '../model/tracks.ts'
import type { Inflate } from './packed-event.ts'

/** An event as a file holds it, with the tab it was recorded in. */
export interface FoundEvent {
  /** Undefined when the event itself doesn't say. */
  readonly windowId: string | undefined
  readonly event: unknown
}

/** Elements of a list in a file, such as lines, each of which holds events. A long list is read an element at a time. */
export interface FoundList {
  readonly elements: EventList
  /** The events of one element; undefined when it is none of the format's. Pure: it may be asked again. */
  readonly eventsOf: (element: unknown) => readonly FoundEvent[] | undefined
}

/** A session as a format's reader finds it: events may still be packed. */
export interface FoundSession {
  readonly sessionId?: string | undefined
  readonly title?: string | undefined
  readonly person?: Person | undefined
  readonly lists: readonly FoundList[]
  /** What the recorder wrote beside the events. */
  readonly tracks?: RecordedTracks | undefined
}

/** What a reader makes of the values of a document. */
export interface Found {
  readonly sessions: readonly FoundSession[]
  /** Values that are not of this format, apart from those in the lists of the sessions. */
  readonly skipped: number
}

/** What a reader may use of the world outside of its values. */
export interface ReadContext {
  /** The document's name, for problems. */
  readonly name: string
  readonly note: Note
  readonly inflate: Inflate
  /** The sessions in a text that lies inside of a value, such as a request's body; none when it is no recording. */
  readonly sessionsIn: (text: string) => readonly FoundSession[]
}

/** How a format is called. */
export interface FormatName {
  /** Short name for machines, such as `posthog-export`. */
  readonly id: string
  /** What people would call it, such as `PostHog export, since April 2023`. */
  readonly title: string
  /** What tells it, in a line for people, such as `{version, data: {snapshots: [events]}}`. */
  readonly sign: string
}

/** A way in which recordings are written down: a row of the table in `formats.ts`. */
export interface Format extends FormatName {
  /** Whether a JSON value, a whole document or one line of it, is of this format. Looks, never throws. */
  readonly recognises: (value: unknown) => boolean
  /**
   * Reads all values of a document of which at least one was recognised.
   * @throws ReplayError when the format can hold a recording and this document doesn't.
   */
  readonly read: (values: EventList, context: ReadContext) => Found
}

/** A reader for formats in which every value is a session of its own. */
export function sessionEach(sessionOf: (value: unknown) => FoundSession | undefined): Format['read'] {
  return (values) => {
    const sessions = [...values].map(sessionOf).filter((session) => session !== undefined)
    return { sessions, skipped: values.length - sessions.length }
  }
}
