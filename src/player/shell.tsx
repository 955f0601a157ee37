/** The whole of the player: header, list, picture, controls. */
import { useEffect, useState } from 'preact/hooks'
import { formatUtc } from '../model/clock.ts'
import { Controls } from './controls.tsx'
import type { Controller } from './core/controller.ts'
import { Help } from './help.tsx'
import { listenToKeys } from './keys.ts'
import { ListIcon } from './parts/icons.tsx'
import { useStore } from './parts/use-store.ts'
import { Playlist } from './playlist.tsx'
import { StageView } from './stage-view.tsx'
import { Timeline } from './timeline.tsx'

/** From this width on there is room for a column beside the picture (also in styles/playlist.css). */
const WIDE = '(min-width: 900px)'

/** Draws what the controller's store says. */
export function Shell({ controller }: { controller: Controller }) {
  const several = controller.index.sessions.length > 1
  const [listOpen, setListOpen] = useState(() => several && matchMedia(WIDE).matches)
  const [helpOpen, setHelpOpen] = useState(false)
  useEffect(
    () => listenToKeys({ controller, openHelp: () => setHelpOpen(true), closeList: () => setListOpen(false) }),
    [],
  )
  return (
    <div class={listOpen ? 'player has-list' : 'player'}>
      <Header
        controller={controller}
        listOpen={listOpen}
        onList={several ? () => setListOpen((open) => !open) : undefined}
      />
      {listOpen && (
        <>
          <div class="backdrop" onClick={() => setListOpen(false)} />
          <Playlist
            controller={controller}
            onClose={() => setListOpen(false)}
            onChoose={() => setListOpen(matchMedia(WIDE).matches)}
          />
        </>
      )}
      <main class="main">
        <StageView controller={controller} />
      </main>
      <footer class="footer">
        <Timeline controller={controller} />
        <Controls controller={controller} onHelp={() => setHelpOpen(true)} />
      </footer>
      {helpOpen && <Help onClose={() => setHelpOpen(false)} />}
    </div>
  )
}

interface HeaderProps {
  readonly controller: Controller
  readonly listOpen: boolean
  readonly onList: (() => void) | undefined
}

function Header({ controller, listOpen, onList }: HeaderProps) {
  const number = useStore(controller.store, ({ session }) => session)
  const session = controller.session
  return (
    <header class="header">
      {onList && (
        <button
          type="button"
          class="button list-button"
          aria-expanded={listOpen}
          aria-label={`Sessions: ${number + 1} of ${controller.index.sessions.length}`}
          onClick={onList}
        >
          <ListIcon />
          <span>
            {number + 1} / {controller.index.sessions.length}
          </span>
        </button>
      )}
      <h1>
        <bdi>{session.title}</bdi>
      </h1>
      <span class="when">{formatUtc(session.startedAt)}</span>
    </header>
  )
}
