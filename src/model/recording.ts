import type { About } from './about.ts'
import type { RecordingContents } from './contents.ts'
import type { Origin } from './document.ts'
import type { EventList } from './event-list.ts'
import type { ReplayEvent } from './event.ts'
import type { Person } from './person.ts'
import type { RecordedTracks } from './tracks.ts'

/** What one file says about one session, as its recorder wrote it: nothing is checked, sorted or mended yet. */
export interface Recording {
  /** Name of the document that it was found in. */
  readonly name: string
  /** Place of that document inside the folder or archive that was given, as `Document.path`. */
  readonly path?: string
  /** What that document came in, as `Document.containers`. */
  readonly containers?: readonly string[]
  /** The documents that its events come from. */
  readonly origins?: readonly Origin[]
  /** Format row that read it, such as `posthog-export`. */
  readonly format: string
  readonly sessionId?: string
  /** A title that people gave the session, or the name of the person recorded. */
  readonly title?: string
  readonly person?: Person
  /** What a page that was made before knows of where it came from. */
  readonly about?: About
  /** Browser tabs, in order of first appearance. Formats without tabs have one, with id ''. */
  readonly windows: readonly RecordingWindow[]
  /** What came beside the events; console lines and requests inside of events are not in here. */
  readonly tracks?: RecordedTracks
}

export interface RecordingWindow {
  /** The recorder's id of the tab, as text (numeric ids too). */
  readonly id: string
  /** Decoded events in file order; anything may be in here. */
  readonly events: EventList
}

/** A recording mended: events are valid, sorted, deduplicated and inert. Each repair was noted as a problem. */
export interface NormalRecording {
  readonly name: string
  readonly format: string
  readonly sessionId?: string
  readonly title?: string
  /** Epoch ms of the earliest and the latest event, over all events before any was dropped. */
  readonly startedAt: number
  readonly endedAt: number
  /** Only those that have a full snapshot. */
  readonly windows: readonly NormalWindow[]
  /** Console lines, requests and marks of windows that have no full snapshot, so no picture. */
  readonly pageless: readonly ReplayEvent[]
  readonly tracks?: RecordedTracks
  readonly counts: EventCounts
  readonly contents: RecordingContents
}

export interface NormalWindow {
  readonly id: string
  readonly events: EventList<ReplayEvent>
}

/** read = kept + invalid + duplicates + withheld − added. */
export interface EventCounts {
  /** Events in the file. */
  readonly read: number
  /** Events in the page. */
  readonly kept: number
  /** Dropped because no player could use them. */
  readonly invalid: number
  /** Dropped because the same event was there already. */
  readonly duplicates: number
  /** Left out on purpose: settings of the recorder, which hold keys. */
  readonly withheld: number
  /** Written by us, such as a missing meta event. */
  readonly added: number
}
