import { problem, type Note } from '../model/problem.ts'

const DAY_MS = 24 * 3_600_000

/** Times further apart belong to different groups; within a group nothing is moved, however long it is. */
const GAP_MS = DAY_MS

/** A few events that are so far from the others were written at a wrong time, wherever they stand in the file. */
const FAR_MS = 30 * DAY_MS

/** No recorder holds a session open for so long: even many events that are so far away have a wrong clock. */
const NEVER_MS = 365 * DAY_MS

export interface ClockRepair {
  /** Milliseconds to add to a time of the recording; 0 for one that is right. */
  shiftOf(timestamp: number): number
  /** How many of the times are wrong. */
  readonly count: number
  /** How far the furthest wrong time lies before the right ones, and behind them. */
  readonly earlierMs: number
  readonly laterMs: number
}

/**
 * How to mend a recording in which the clock of some events is wrong, so that a minute would replay as years; undefined
 * when it needs none. Wrong events are moved to the nearest edge of the largest group of events that has no gap of more
 * than a day; those that lie together keep the time between them.
 *
 * Sessions of many hours, and tabs left open overnight, are one group. A pause of days is real too, and so is a second
 * session behind the first: they have the order of time in the file as well. So a few events count as wrong when right
 * ones stand before an earlier, or behind a later, of them; failing that, when they are a month away. Many events are
 * believed up to a year.
 *
 * @param times epoch ms of all events of a recording, in file order
 */
export function clockRepair(times: Float64Array): ClockRepair | undefined {
  const groups = groupsOf(times)
  const [first] = groups
  if (first === undefined || groups.length === 1) return undefined
  const main = groups.reduce((best, group) => (group.count > best.count ? group : best), first)
  const wrong = groups.filter((group) => group !== main && isWrong(group, main, times.length))
  const [earliest, latest] = [wrong[0], wrong.at(-1)]
  if (earliest === undefined || latest === undefined) return undefined
  return {
    shiftOf(timestamp) {
      const group = groupAt(wrong, timestamp)
      if (group === undefined) return 0
      return group.last < main.first ? main.first - group.last : main.last - group.first
    },
    count: wrong.reduce((sum, { count }) => sum + count, 0),
    earlierMs: Math.max(0, main.first - earliest.first),
    laterMs: Math.max(0, latest.last - main.last),
  }
}

/** Notes what was moved. */
export function noteClock(name: string, { count, earlierMs, laterMs }: ClockRepair, note: Note): void {
  note(problem('clock-wrong', { name, count, earlierMs, laterMs }))
}

/** Times without a gap of more than a day between them. */
interface Group {
  readonly first: number
  last: number
  count: number
  /** Where in the file the first and the last of them stand. */
  firstPlace: number
  lastPlace: number
}

/** Sorted, with gaps between. */
function groupsOf(times: Float64Array): Group[] {
  const groups: Group[] = []
  for (const time of times.toSorted()) {
    const group = groups.at(-1)
    if (group !== undefined && time - group.last <= GAP_MS) {
      group.last = time
      group.count++
    } else groups.push({ first: time, last: time, count: 1, firstPlace: Infinity, lastPlace: -Infinity })
  }
  if (groups.length > 1) times.forEach((time, place) => placeIn(groupAt(groups, time), place))
  return groups
}

function placeIn(group: Group | undefined, place: number): void {
  if (group === undefined) return
  group.firstPlace = Math.min(group.firstPlace, place)
  group.lastPlace = place
}

function groupAt(groups: readonly Group[], time: number): Group | undefined {
  let low = 0
  let high = groups.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((groups[middle] as Group).last < time) low = middle + 1
    else high = middle
  }
  const group = groups[low]
  return group !== undefined && time >= group.first && time <= group.last ? group : undefined
}

function isWrong(group: Group, main: Group, total: number): boolean {
  const isEarlier = group.last < main.first
  const distance = isEarlier ? main.first - group.last : group.first - main.last
  if (distance > NEVER_MS) return true
  if (!isFew(group.count, total)) return false
  return distance > FAR_MS || (isEarlier ? main.firstPlace < group.lastPlace : main.lastPlace > group.firstPlace)
}

/** Under a hundredth of all events, or in short recordings up to four that are under a tenth. */
function isFew(count: number, total: number): boolean {
  return count * 100 < total || (count <= 4 && count * 10 < total)
}
