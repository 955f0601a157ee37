/** What is known of a session as a whole: where it comes from, who was recorded, and what is not in it. */
import type { About } from './model/about.ts'
import type { Counts, RecordingContents } from './model/contents.ts'
import type { Person } from './model/person.ts'
import { formatProblem } from './model/problem.ts'
import type { Tracks } from './model/tracks.ts'
import type { UnderstoodSession } from './sessions.ts'

/** Of hosts, and of sentences about how the replay differs. */
const MOST_LISTED = 200

export function aboutSession({ session, recording, contents, problems }: UnderstoodSession): About {
  const { name, format, origins = [], about } = recording
  const sentences = problems.slice(0, MOST_LISTED).map(formatProblem)
  // a page that was made before knows where it came from
  if (about) return { ...about, problems: [...new Set([...about.problems, ...sentences])] }
  const person = personOf(recording, session.tracks)
  return {
    recorder: recorderOf(format, contents),
    format,
    file: name,
    inputBytes: origins.reduce((sum, { bytes }) => sum + bytes, 0),
    ...(person && { person }),
    events: Object.fromEntries([...contents.types, ...contents.sources]),
    problems: sentences,
    outside: hosts(contents.outside),
  }
}

/** Recorders that are told by what only they write: beginnings of formats, tags of custom events, names of plugins. */
const RECORDERS: readonly { readonly name: string; readonly format: string; readonly writes: readonly string[] }[] = [
  { name: 'PostHog', format: 'posthog-', writes: ['$session_options', '$posthog_config'] },
  { name: 'Sentry', format: 'sentry-', writes: ['breadcrumb', 'performanceSpan'] },
  { name: 'Highlight', format: 'highlight-', writes: ['Viewport', 'TabHidden', 'Referrer'] },
  { name: 'PageSpy', format: 'pagespy', writes: [] },
  { name: 'Hopp', format: 'hopp', writes: [] },
]

export function recorderOf(format: string, { tags }: RecordingContents): string {
  const byFormat = RECORDERS.find((recorder) => format.startsWith(recorder.format))
  return (byFormat ?? RECORDERS.find(({ writes }) => writes.some((name) => tags.has(name))))?.name ?? 'rrweb'
}

/** Where the recorder does not say what the browser calls itself, its own requests may. */
export function personOf(
  { person }: Pick<UnderstoodSession['recording'], 'person'>,
  { network }: Tracks,
): Person | undefined {
  if (person?.userAgent !== undefined) return person
  for (const { requestHeaders = {} } of network) {
    const name = Object.keys(requestHeaders).find((header) => header.toLowerCase() === 'user-agent')
    const userAgent = name === undefined ? undefined : requestHeaders[name]?.slice(0, 300)
    if (userAgent) return { facts: {}, ...person, userAgent }
  }
  return person
}

function hosts(outside: Counts): About['outside'] {
  return [...outside].slice(0, MOST_LISTED).map(([host, count]) => ({ host, count }))
}
