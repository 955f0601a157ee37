import { type Note, problem } from '../model/problem.ts'
import type { Recording } from '../model/recording.ts'
import { groupedBy } from './grouped.ts'
import { pauseBetween, spanOf, type Surveyor } from './survey.ts'

/**
 * Recordings without those that hold their session a second time in another form: an export counts the tabs that storage
 * names by their ids, so in one timeline everything would happen twice. The form with more events stays.
 */
export function withoutOtherForms(recordings: readonly Recording[], survey: Surveyor, note: Note): Recording[] {
  const left = new Set<Recording>()
  for (const parts of bySessionId(recordings)) {
    const forms = formsOf(parts).sort((one, other) => eventsIn(other) - eventsIn(one))
    const [kept = [], ...others] = forms
    for (const form of others) {
      if (pauseBetween(spanOf(kept.map(survey)), spanOf(form.map(survey))) > 0) continue
      for (const part of form) left.add(part)
      const [first, same] = [form[0], kept[0]]
      if (first && same) note(problem('given-in-two-forms', { name: first.name, same: same.name }))
    }
  }
  return recordings.filter((recording) => !left.has(recording))
}

/** The recordings of each session id, only where there are several. */
export function bySessionId(recordings: readonly Recording[]): Recording[][] {
  const named = recordings.filter(({ sessionId }) => sessionId !== undefined)
  return [...groupedBy(named, ({ sessionId }) => sessionId).values()].filter(({ length }) => length > 1)
}

/** Whether an id says which tab it is: exports since the end of 2025 count tabs, and many recorders know none. */
export function isNamedTab(id: string): boolean {
  return id !== '' && !/^\d{1,9}$/.test(id)
}

/** Recordings that name tabs, and those that don't. */
function formsOf(parts: readonly Recording[]): Recording[][] {
  const namesTabs = ({ windows }: Recording) => windows.some(({ id }) => isNamedTab(id))
  return [parts.filter(namesTabs), parts.filter((part) => !namesTabs(part))].filter(({ length }) => length > 0)
}

function eventsIn(parts: readonly Recording[]): number {
  return parts.flatMap(({ windows }) => windows).reduce((sum, { events }) => sum + events.length, 0)
}
