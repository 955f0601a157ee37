/** The inspector: what the session's lists hold, beside or below its picture. */
import { useMemo, useRef } from 'preact/hooks'
import { TRACKS } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { CloseIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { useStore } from '../parts/use-store.ts'
import { AboutPanel } from './about.tsx'
import type { Walk } from './hits-bar.tsx'
import { createLists } from './lists.ts'
import type { PanelMemory } from './memory.ts'
import { PagesPanel } from './pages.tsx'
import { queryOf } from './query.ts'
import { QueryContext, SearchField } from './search.tsx'
import { isList } from './tab-names.ts'
import { PanelTabs, tabId } from './tabs.tsx'
import { Track } from './track.tsx'
import { useFinder } from './use-finder.ts'

interface PanelProps {
  readonly controller: Controller
  readonly memory: PanelMemory
  onClose(): void
}

export const PANEL_ID = 'portable-replay-panel'

export function Panel({ controller, memory, onClose }: PanelProps) {
  const session = useStore(controller.store, ({ session }) => session)
  const tracks = controller.index.sessions[session]?.tracks ?? {}
  const { words, tab } = useStore(memory, (choices) => choices)
  const query = useMemo(() => queryOf(words), [words])
  const shown = tab ?? TRACKS.find((name) => tracks[name]) ?? TRACKS[0]
  const lists = useMemo(() => createLists(controller, session), [session])
  const { found, prepare } = useFinder(lists, { query, shown: isList(shown) ? shown : undefined })
  const walk = useRef<Walk | undefined>(undefined)
  return (
    <aside
      class="panel"
      id={PANEL_ID}
      aria-label={say('inspector')}
      onKeyDown={(event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
        if (event.key === 'Escape') onClose()
        else if (query && isWalkKey(event)) walk.current?.(event.key === 'n' ? 1 : -1)
        else return
        event.preventDefault()
      }}
    >
      <h2 class="unseen">{say('inspector')}</h2>
      <header class="panel-header">
        <PanelTabs
          controller={controller}
          shown={shown}
          searched={query && { query, found }}
          onShow={(name) => memory.set({ tab: name })}
        />
        <button
          type="button"
          class="button"
          aria-label={say('inspector-close')}
          title={say('inspector-close-key')}
          onClick={onClose}
        >
          <CloseIcon />
        </button>
      </header>
      <SearchField
        words={words}
        onFocus={prepare}
        onWords={(words) => memory.set({ words })}
        onWalk={(direction) => walk.current?.(direction)}
      />
      <div class="panel-body" role="tabpanel" aria-labelledby={tabId(shown)}>
        <QueryContext.Provider value={query}>
          {shown === 'pages' ? (
            <PagesPanel controller={controller} />
          ) : shown === 'about' ? (
            <AboutPanel key={session} controller={controller} />
          ) : (
            <Track
              key={`${session} ${shown}`}
              controller={controller}
              name={shown}
              memory={memory}
              lists={lists}
              searched={{ query, found, walk }}
            />
          )}
        </QueryContext.Provider>
      </div>
    </aside>
  )
}

/** In a field, they are letters. */
function isWalkKey({ key, target }: KeyboardEvent): boolean {
  return (key === 'n' || key === 'N') && !(target as HTMLElement).closest('input, textarea, select')
}
