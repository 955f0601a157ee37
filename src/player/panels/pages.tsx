/** The pages that the person was on. */
import { useContext } from 'preact/hooks'
import type { Controller } from '../core/controller.ts'
import { pageAt } from '../core/place.ts'
import { say } from '../parts/say.ts'
import { momentText } from '../parts/format.ts'
import { useStore } from '../parts/use-store.ts'
import { Hits, QueryContext } from './search.tsx'

/** Each leads to the moment at which it was opened. */
export function PagesPanel({ controller }: { readonly controller: Controller }) {
  const query = useContext(QueryContext)
  const current = useStore(controller.store, ({ window, timeMs }) => pageAt(controller.session, window, timeMs))
  const pages = controller.session.pages.filter(({ href }) => !query || query.finds(href))
  if (pages.length === 0) return <p class="panel-note">{say('pages-none')}</p>
  return (
    <ul class="pages">
      {pages.map((page, number) => (
        <li key={number}>
          <button
            type="button"
            class="row"
            aria-current={page === current ? 'page' : undefined}
            onClick={() => void controller.seek(page.atMs)}
          >
            <span class="row-time">{momentText(page.atMs)}</span>
            <bdi class="row-text">
              <Hits text={page.href.slice(0, 500)} />
            </bdi>
          </button>
        </li>
      ))}
    </ul>
  )
}
