import { isFields } from '../model/event.ts'
import { type Note, problem } from '../model/problem.ts'
import type { Recording } from '../model/recording.ts'

/** Recordings without those that hold exactly what one before them holds: a file given twice, maybe in two containers. */
export function withoutTwins(recordings: readonly Recording[], note: Note): Recording[] {
  const alike = new Map<string, Recording[]>()
  return recordings.filter((recording) => {
    const outline = outlineOf(recording)
    const known = alike.get(outline) ?? []
    alike.set(outline, known)
    const twin = known.find((other) => isSameRecording(other, recording))
    if (twin) note(problem('given-twice', placesOf(recording, twin)))
    else known.push(recording)
    return !twin
  })
}

function placesOf(one: Recording, other: Recording): { name: string; same: string } {
  if (one.name !== other.name) return { name: one.name, same: other.name }
  return { name: one.path ?? one.name, same: other.path ?? other.name }
}

/** Text that is the same for twins, and rarely for others: sizes, and the times at both ends. */
function outlineOf({ sessionId, windows }: Recording): string {
  const outlines = windows.map(({ id, events }) => {
    const ends = [events.at(0), events.at(events.length - 1)].map((event) => (isFields(event) ? event.timestamp : null))
    return [id, events.length, ...ends.map((end) => (typeof end === 'number' ? end : null))]
  })
  return JSON.stringify([sessionId, outlines])
}

function isSameRecording(one: Recording, other: Recording): boolean {
  return one.windows.every(({ events }, index) => {
    const others = other.windows[index]?.events[Symbol.iterator]()
    if (!others) return false
    for (const event of events) {
      if (!isSameValue(event, others.next().value)) return false
    }
    return true
  })
}

/** Whether two JSON values are the same. They are recorded, so they may be nested as deep as they like. */
function isSameValue(one: unknown, other: unknown): boolean {
  const pairs: [unknown, unknown][] = [[one, other]]
  for (let pair = pairs.pop(); pair; pair = pairs.pop()) {
    const [a, b] = pair
    if (Array.isArray(a) && Array.isArray(b)) {
      if (a.length !== b.length) return false
      for (let index = 0; index < a.length; index++) pairs.push([a[index], b[index]])
    } else if (isFields(a) && isFields(b)) {
      const names = Object.keys(a)
      if (names.length !== Object.keys(b).length) return false
      for (const name of names) {
        if (!Object.hasOwn(b, name)) return false
        pairs.push([a[name], b[name]])
      }
    } else if (!Object.is(a, b)) return false
  }
  return true
}
