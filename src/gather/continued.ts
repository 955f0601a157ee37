import type { Recording } from '../model/recording.ts'
import { groupedBy } from './grouped.ts'
import type { Groups } from './groups.ts'
import { byPlace, folderOf } from './place.ts'
import { isNamedTab } from './same-id.ts'
import { LONGEST_PAUSE_MS, pauseBetween, spanOf, type Surveyor, type TimeSpan, type WindowSurvey } from './survey.ts'

/**
 * Unites recordings that show the same tab, by its id, one after another: parts of a session that nobody named. A part
 * that says which session it is takes up only what can't be shown without it.
 */
export function uniteTabs(recordings: readonly Recording[], groups: Groups, survey: Surveyor): void {
  for (const visits of visitsOfTabs(recordings, survey)) {
    visits.sort((one, other) => compare(one.seen.first, other.seen.first))
    let [before] = visits
    for (const visit of visits.slice(1)) {
      if (before && continues(before, visit)) groups.unite(before.recording, visit.recording)
      if (!before || visit.seen.last >= before.seen.last) before = visit
    }
  }
}

/** What a recording shows of a tab. */
interface Visit {
  readonly recording: Recording
  readonly seen: WindowSurvey
}

function visitsOfTabs(recordings: readonly Recording[], survey: Surveyor): Visit[][] {
  const shown = recordings.flatMap((recording) =>
    recording.windows.filter(({ id }) => isNamedTab(id)).map(({ id }) => ({ id, recording })),
  )
  const tabs = [...groupedBy(shown, ({ id }) => id).values()].filter(({ length }) => length > 1)
  return tabs.map((visits) =>
    visits.map(({ id, recording }) => ({ recording, seen: survey(recording).windows.get(id) as WindowSurvey })),
  )
}

function continues(before: Visit, later: Visit): boolean {
  const isNear = pauseBetween(before.seen, later.seen) <= LONGEST_PAUSE_MS
  const isNameless = before.recording.sessionId === undefined && later.recording.sessionId === undefined
  return isNameless ? isNear || !later.seen.hasSnapshot : isNear && !later.seen.hasSnapshot
}

/** Parts of one session that names neither itself nor its tabs, as far as they are known. */
interface Chain {
  readonly whole: Recording
  span: TimeSpan
}

/**
 * Unites recordings without a full snapshot, which can't be shown alone, with the one that they continue: it lies in the
 * same folder, is of the same format, and no more than 30 minutes away. Two that have their own are two sessions.
 */
export function uniteRests(recordings: readonly Recording[], groups: Groups, survey: Surveyor): void {
  const nameless = recordings.filter(
    ({ sessionId, windows }) => sessionId === undefined && !windows.some(({ id }) => isNamedTab(id)),
  )
  const places = groupedBy(nameless, (recording) => `${recording.format}/${folderOf(recording)}`)
  for (const neighbours of places.values()) {
    if (neighbours.length < 2) continue
    const chains = chainsOf(neighbours.toSorted(byPlace), survey)
    const rests = [...chains.before.keys()]
    rests.sort((one, other) => compare(survey(one).first, survey(other).first))
    const isLeft = (rest: Recording): boolean => {
      const chain = chainOf(rest, chains, survey(rest))
      if (!chain) return true
      groups.unite(chain.whole, rest)
      chain.span = spanOf([chain.span, survey(rest)])
      return false
    }
    // What comes before the full snapshot is found from the snapshot backwards.
    rests.filter(isLeft).reverse().filter(isLeft)
  }
}

interface Chains {
  readonly all: readonly Chain[]
  /** The parts that can't be shown alone, each with the chain that begins before it in the order of places. */
  readonly before: ReadonlyMap<Recording, Chain | undefined>
}

function chainsOf(inOrder: readonly Recording[], survey: Surveyor): Chains {
  const all: Chain[] = []
  const before = new Map<Recording, Chain | undefined>()
  for (const recording of inOrder) {
    const { first, last, hasSnapshot } = survey(recording)
    if (hasSnapshot) all.push({ whole: recording, span: { first, last } })
    else before.set(recording, all.at(-1))
  }
  return { all, before }
}

/** The one that a rest belongs to; where times allow several, the one that lies before it. */
function chainOf(rest: Recording, { all, before }: Chains, span: TimeSpan): Chain | undefined {
  const inReach = all.filter((chain) => pauseBetween(chain.span, span) <= LONGEST_PAUSE_MS)
  const begun = inReach.filter((chain) => chain.span.first <= span.first)
  const candidates = begun.length > 0 ? begun : inReach
  return candidates.length < 2 ? candidates[0] : candidates.find((chain) => chain === before.get(rest))
}

/** Works for infinite times too. */
function compare(one: number, other: number): number {
  return one === other ? 0 : one < other ? -1 : 1
}
