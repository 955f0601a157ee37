/** What happened besides: events of the page, of its analytics, comments. */
import type { Mark } from '../../model/mark.ts'
import { say } from '../parts/say.ts'
import { FullText } from './full-text.tsx'
import { Hits } from './search.tsx'
import { type Filter, type TrackView, lineOf } from './track-view.ts'
import { RecordedValue } from './value-tree.tsx'

const KINDS: { readonly [kind: string]: string } = { analytics: say('mark-analytics'), comment: say('mark-comment') }

function kindName(kind: string): string {
  return (Object.hasOwn(KINDS, kind) && KINDS[kind]) || say('mark-custom')
}

const PAGE_VIEW = /page[ _-]?(view|leave)|navigation$/i
const EXCEPTION = /exception|error/i

const FILTERS: readonly Filter<Mark>[] = [
  { id: 'analytics', name: say('filter-analytics'), matches: ({ kind }) => kind === 'analytics' },
  { id: 'custom', name: say('filter-custom'), matches: ({ kind }) => !Object.hasOwn(KINDS, kind) },
  { id: 'comments', name: say('filter-comments'), matches: ({ kind }) => kind === 'comment' },
  { id: 'pageviews', name: say('filter-pageviews'), group: 'topic', matches: isNamed(PAGE_VIEW) },
  { id: 'exceptions', name: say('filter-exceptions'), group: 'topic', matches: isNamed(EXCEPTION) },
]

/** A comment has no name, but a text. */
function isNamed(name: RegExp): Filter<Mark>['matches'] {
  return (mark) => mark.kind !== 'comment' && name.test(mark.name)
}

export const marksView: TrackView<Mark> = {
  label: say('marks'),
  nothing: say('marks-nothing'),
  troubles: () => ({ count: 0, name: '' }),
  tone: () => 'plain',
  filters: FILTERS,
  texts: ({ kind, name, details = '' }) => [kindName(kind), name, details],
  row: ({ kind, name, details }) => (
    <>
      <span class="row-kind">{kindName(kind)}</span>
      <bdi class="row-text">
        <Hits text={lineOf([name])} />
        {details && (
          <span class="row-host">
            <Hits text={lineOf([details])} />
          </span>
        )}
      </bdi>
    </>
  ),
  detail: ({ kind, name, details }) => (
    <>
      <p class="detail-title">{kindName(kind)}</p>
      <FullText text={name} />
      {details && (
        <>
          <h3>{say('details')}</h3>
          <RecordedValue text={details} />
        </>
      )}
    </>
  ),
}
