import type { Note } from '../model/problem.ts'
import type { Recording } from '../model/recording.ts'
import type { Side } from '../model/side.ts'
import { isBatch, splitBatches } from './batches.ts'
import { uniteRests, uniteTabs } from './continued.ts'
import { createGroups, type Groups } from './groups.ts'
import { joined } from './join.ts'
import { withMarks } from './marks.ts'
import { sessionIdInPath } from './place.ts'
import { bySessionId, withoutOtherForms } from './same-id.ts'
import { createSurveyor, spanOf, type Surveyor } from './survey.ts'
import { withoutTwins } from './twins.ts'

export { allotBlocks } from './allot.ts'

/** What lies beside the recordings, and where trouble is told. */
export interface GatherContext {
  readonly sides: readonly Side[]
  readonly note: Note
}

/**
 * Makes sessions of what was found in documents: files that hold many are split, the parts of one are joined, and
 * analytics events go where they belong. Events aren't copied, nor looked at when there is nothing to find out.
 */
export function gather(recordings: readonly Recording[], { sides, note }: GatherContext): Recording[] {
  const survey = createSurveyor()
  const named = recordings.map(withSessionIdOfPath)
  const isAlone = named.length < 2 && !named.some(isBatch)
  const sessions = isAlone ? named : inTimeOrder(partsOfSessions(named, survey, note), survey).map(joined)
  return sides.some(({ marks }) => marks.length > 0) ? withMarks(sessions, sides, { survey, note }) : sessions
}

function withSessionIdOfPath(recording: Recording): Recording {
  const { sessionId, path } = recording
  const idOfPath = sessionId === undefined && path !== undefined ? sessionIdInPath(path) : undefined
  return idOfPath === undefined ? recording : { ...recording, sessionId: idOfPath }
}

function partsOfSessions(recordings: readonly Recording[], survey: Surveyor, note: Note): Recording[][] {
  const distinct = withoutTwins(recordings, note)
  const files = distinct.filter((recording) => !isBatch(recording))
  const split = splitBatches(distinct.filter(isBatch), note)
  const parts = withoutOtherForms([...files, ...split], survey, note)
  const groups = createGroups(parts)
  for (const ofOneId of bySessionId(parts)) uniteAll(ofOneId, groups)
  // What was split knows where its sessions begin and end.
  const unsplit = new Set(files)
  const whole = parts.filter((part) => unsplit.has(part))
  uniteTabs(whole, groups, survey)
  uniteRests(whole, groups, survey)
  return groups.all()
}

function uniteAll([first, ...others]: readonly Recording[], groups: Groups): void {
  for (const other of others) if (first) groups.unite(first, other)
}

/** Sessions by their first moment; those without any time come last. */
function inTimeOrder(sessions: readonly Recording[][], survey: Surveyor): Recording[][] {
  const starts = new Map(sessions.map((parts) => [parts, spanOf(parts.map(survey)).first]))
  const startOf = (parts: Recording[]) => starts.get(parts) ?? Infinity
  return sessions.toSorted((one, other) => (startOf(one) === startOf(other) ? 0 : startOf(one) - startOf(other)))
}
