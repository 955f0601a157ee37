/** What happened besides: events of the page, of its analytics, comments. */
import type { Mark } from '../../model/mark.ts'
import { FullText } from './full-text.tsx'
import { Hits } from './search.tsx'
import { type TrackView, lineOf } from './track-view.ts'
import { RecordedValue } from './value-tree.tsx'

const KINDS: { readonly [kind: string]: string } = { analytics: 'Analytics', comment: 'Comment', custom: 'Event' }

function kindName(kind: string): string {
  return (Object.hasOwn(KINDS, kind) && KINDS[kind]) || 'Event'
}

export const marksView: TrackView<Mark> = {
  label: 'Events',
  nothing: 'No events of the page or of its analytics were recorded.',
  troubles: () => ({ count: 0, name: '' }),
  tone: () => 'plain',
  filters: [],
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
          <h3>Details</h3>
          <RecordedValue text={details} />
        </>
      )}
    </>
  ),
}
