/** The inspector: steps, console, network and events of the session, beside or below its picture. */
import { useMemo, useState } from 'preact/hooks'
import { type TrackName, TRACKS } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { CloseIcon } from '../parts/icons.tsx'
import { useStore } from '../parts/use-store.ts'
import { QueryContext, queryOf, SearchField } from './search.tsx'
import { TrackTabs, tabId } from './tabs.tsx'
import { Track } from './track.tsx'

interface PanelProps {
  readonly controller: Controller
  /** The track that the viewer has chosen; without one, the first that holds something. */
  readonly chosen: TrackName | undefined
  onChoose(name: TrackName): void
  onClose(): void
}

export const PANEL_ID = 'portable-replay-panel'

export function Panel({ controller, chosen, onChoose, onClose }: PanelProps) {
  const session = useStore(controller.store, ({ session }) => session)
  const tracks = controller.index.sessions[session]?.tracks ?? {}
  const [words, setWords] = useState('')
  const query = useMemo(() => queryOf(words), [words])
  const shown = chosen ?? TRACKS.find((name) => tracks[name]) ?? TRACKS[0]
  return (
    <aside
      class="panel"
      id={PANEL_ID}
      aria-label="Inspector"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <header class="panel-header">
        <TrackTabs tracks={tracks} shown={shown} onShow={onChoose} />
        <button type="button" class="button" aria-label="Close the panel" title="Close (i)" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <SearchField words={words} onWords={setWords} />
      <div class="panel-body" role="tabpanel" aria-labelledby={tabId(shown)}>
        <QueryContext.Provider value={query}>
          <Track key={`${session} ${shown}`} controller={controller} name={shown} />
        </QueryContext.Provider>
      </div>
    </aside>
  )
}
