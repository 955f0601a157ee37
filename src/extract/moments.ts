/** What a timeline marks: the rows of the lists that are worth it, those close together as one. */
import type { Mark } from '../model/mark.ts'
import type { Moment, MomentKind } from '../model/moment.ts'
import { hasFailed, type NetworkRequest } from '../model/network.ts'
import type { Step } from '../model/step.ts'
import type { Tracked, Tracks } from '../model/tracks.ts'
import { oneLine } from './recorded-text.ts'

/** A timeline has no more places than this, zoomed in by ten. */
const PLACES = 4000
const LONGEST_LABEL = 80

const STEP_KINDS: { readonly [kind in Step['kind']]?: MomentKind } = {
  page: 'page',
  click: 'click',
  'double-click': 'click',
  'right-click': 'click',
  tap: 'click',
  type: 'input',
  edit: 'input',
  clear: 'input',
  check: 'input',
  uncheck: 'input',
  choose: 'input',
}

/** Sorted by time. */
export function momentsOf({ steps, console, network, marks }: Tracks, durationMs: number): Moment[] {
  const all = [
    ...steps.flatMap(ofStep),
    ...console.filter(({ level }) => level === 'error').map((line) => ofItem('error', line, line.parts.join(' '))),
    ...network.filter(hasFailed).map((request) => ofItem('failed', request, requestLabel(request))),
    ...marks.map((mark) => ofItem(mark.kind, mark, markLabel(mark))),
  ]
  return together(
    all.sort((one, other) => one.atMs - other.atMs),
    durationMs / PLACES,
  )
}

function ofStep(step: Tracked<Step>): Moment[] {
  const kind = STEP_KINDS[step.kind]
  if (!kind) return []
  const { signs = [] } = step
  const sign = signs.includes('rage') ? 'rage' : signs.includes('dead') ? 'dead' : kind
  return [ofItem(sign, step, step.name ?? step.value ?? '')]
}

function ofItem(kind: MomentKind, { atMs, window }: Tracked<object>, text: string): Moment {
  // only the beginning of a long text is looked at
  const label = oneLine(text.slice(0, 4 * LONGEST_LABEL), LONGEST_LABEL)
  return { atMs, kind, count: 1, ...(label && { label }), ...(window !== undefined && { window }) }
}

function requestLabel({ method = '', url, status, error = '' }: NetworkRequest): string {
  return [status || error, method, url].filter(Boolean).join(' ')
}

function markLabel({ kind, name, details = '' }: Mark): string {
  return kind === 'comment' && details ? details : name
}

/** Of several of one kind and window within a place, the first stands for all. */
function together(sorted: readonly Moment[], placeMs: number): Moment[] {
  const moments: Moment[] = []
  const latest = new Map<string, number>()
  for (const moment of sorted) {
    const key = `${moment.kind} ${moment.window}`
    const known = latest.get(key)
    const first = known === undefined ? undefined : moments[known]
    if (known !== undefined && first && moment.atMs - first.atMs < placeMs) {
      moments[known] = { ...first, count: first.count + 1 }
    } else {
      latest.set(key, moments.length)
      moments.push(moment)
    }
  }
  return moments
}
