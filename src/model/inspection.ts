/** What is said of recordings without making a page: plain data, as `inspect --json` prints it. */
import type { ConsoleLevel } from './console.ts'
import type { ProblemCode } from './problem.ts'
import type { Person } from './person.ts'
import type { EventCounts } from './recording.ts'

export interface Inspection {
  /** By their start. */
  readonly sessions: readonly InspectedSession[]
  /** How replays would differ from what was given: those of all sessions, and of inputs as a whole. */
  readonly problems: readonly InspectedProblem[]
  /** Why inputs would be left out, in their order. */
  readonly failures: readonly InspectedProblem[]
}

export interface InspectedSession {
  readonly id?: string
  readonly title: string
  /** The file that it was found in; of several, how they are called together. */
  readonly name: string
  /** What those files came in, outermost first, such as `zip`, `gzip`; each once. */
  readonly containers: readonly string[]
  /** Row of the table of formats, such as `posthog-export`. */
  readonly format: string
  /** Who wrote the events, such as `PostHog`; `rrweb` where nothing tells that it was anybody else's. */
  readonly recorder: string
  /** Who was recorded, as far as the recording says. */
  readonly person?: Person
  /** Epoch ms of the first event. */
  readonly startedAt: number
  /** Epoch ms of the last event. */
  readonly endedAt: number
  readonly durationMs: number
  /** Time in which the person did something, with no pause of more than 5 s; the rest is idle. */
  readonly activeMs: number
  /** Events that were read, before anything was left out: `counts.read`. */
  readonly events: number
  /** What became of them; read = kept + invalid + duplicates + withheld − added. */
  readonly counts: EventCounts
  /** Events that were read and have a type and a time, by type: `FullSnapshot`; the number of one without a name. */
  readonly types: Named
  /** Incremental snapshots among them, by source: `Mutation`. */
  readonly sources: Named
  /** Custom events among them, by tag: `$pageview`. */
  readonly tags: Named
  /** What plugins wrote among them, by plugin: `rrweb/console@1`. */
  readonly plugins: Named
  /** Browser tabs, in order of first appearance. */
  readonly windows: readonly InspectedWindow[]
  /** In the order in which they were opened. */
  readonly pages: readonly InspectedPage[]
  /** What the person did, one act a step. Troubled: rage, dead and error clicks. */
  readonly steps: { readonly total: number; readonly troubled: number }
  readonly console: { readonly total: number; readonly byLevel: { readonly [level in ConsoleLevel]?: number } }
  /** Failed: answered with 400 or above, or not at all. */
  readonly network: { readonly total: number; readonly failed: number }
  /** Custom, analytics events and comments that a player lists. */
  readonly marks: number
  /** Images, fonts, style sheets and media that the page loaded and the recording doesn't hold, by host. */
  readonly assets: readonly InspectedAssets[]
  /** `input`: the files that it was read from, unpacked. `events`: the events of the replay as JSON, uncompressed. */
  readonly bytes: { readonly input: number; readonly events: number }
  /** How its replay would differ from the recording. */
  readonly problems: readonly InspectedProblem[]
}

/** How often, most frequent first. Past a thousand names, the rest are counted as `others`. */
export type Named = { readonly [name: string]: number }

export interface InspectedWindow {
  /** The recorder's id of the tab; '' where it has none. */
  readonly id: string
  /** Events that were read. */
  readonly events: number
  /** Largest size in CSS pixels; absent when the tab has no picture, because it has no full snapshot. */
  readonly viewport?: { readonly width: number; readonly height: number }
}

export interface InspectedPage {
  /** Milliseconds after the session's start. */
  readonly atMs: number
  /** Index into `windows`. */
  readonly window: number
  /** As recorded, without a user's name and password. */
  readonly href: string
}

export interface InspectedAssets {
  /** With its port; '' where it is not known. */
  readonly host: string
  /** Different addresses. */
  readonly count: number
}

export interface InspectedProblem {
  readonly code: ProblemCode
  readonly args: object
  /** The sentence for people. */
  readonly message: string
}
