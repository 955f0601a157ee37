/** The whole of the player: header, list, picture, controls. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { formatUtc } from '../model/clock.ts'
import { BrandMark } from './brand.tsx'
import { Controls } from './controls.tsx'
import type { Controller } from './core/controller.ts'
import { hasPicture } from './core/place.ts'
import { Help } from './help.tsx'
import { listenToKeys } from './keys.ts'
import { NoPicture } from './no-picture.tsx'
import { createPanelMemory } from './panels/memory.ts'
import { Panel } from './panels/panel.tsx'
import { focusSearch } from './panels/search.tsx'
import { PanelButton } from './panels/panel-button.tsx'
import { ListIcon } from './parts/icons.tsx'
import { say } from './parts/say.ts'
import { useStore } from './parts/use-store.ts'
import { Playlist } from './playlist.tsx'
import { Share, toggleShare } from './sharing/share.tsx'
import { Spoken } from './spoken.tsx'
import { StageView } from './stage-view.tsx'
import { useTheme } from './theme.ts'
import { Timeline } from './timeline/timeline.tsx'

/** From this width on there is room for a column beside the picture (also in styles/playlist.css). */
const WIDE = '(min-width: 900px)'

/** Draws what the controller's store says. */
export function Shell({ controller }: { controller: Controller }) {
  const several = controller.index.sessions.length > 1
  const [listOpen, setListOpen] = useState(() => several && matchMedia(WIDE).matches)
  const [helpOpen, setHelpOpen] = useState(false)
  const panel = usePanel(controller)
  useTheme(controller)
  useEffect(() => {
    const { toggle: togglePanel, search } = panel
    return listenToKeys({
      controller,
      openHelp: () => setHelpOpen(true),
      closeList: () => closeList(setListOpen),
      togglePanel,
      search,
      share: toggleShare,
    })
  }, [])
  return (
    <div class={listOpen ? 'player has-list' : 'player'}>
      <Header
        controller={controller}
        listOpen={listOpen}
        onList={several ? () => setListOpen((open) => !open) : undefined}
      />
      {listOpen && (
        <>
          <div class="backdrop" onClick={() => closeList(setListOpen)} />
          <Playlist
            controller={controller}
            onClose={() => closeList(setListOpen)}
            onChoose={() => matchMedia(WIDE).matches || closeList(setListOpen)}
          />
        </>
      )}
      <Room controller={controller} panel={panel} />
      <footer class="footer">
        <Timeline controller={controller} />
        <Controls controller={controller} onHelp={() => setHelpOpen(true)}>
          <PanelButton controller={controller} isOpen={panel.isOpen} button={panel.button} onToggle={panel.toggle} />
        </Controls>
      </footer>
      <Spoken controller={controller} />
      {helpOpen && <Help onClose={() => setHelpOpen(false)} />}
    </div>
  )
}

/** The focus, when it was in the list, goes back to the button that opens it. */
function closeList(setOpen: (open: boolean) => void): void {
  const wasInside = document.activeElement?.closest('.playlist')
  setOpen(false)
  if (wasInside) document.querySelector<HTMLElement>('.list-button')?.focus()
}

type PanelState = ReturnType<typeof usePanel>

/** Whether the panel is open, while the page is; for a session without a picture it opens by itself. */
function usePanel(controller: Controller) {
  const session = useStore(controller.store, ({ session }) => session)
  const shown = controller.index.sessions[session]
  const picture = shown !== undefined && hasPicture(shown)
  const [isOpen, setOpen] = useState(!picture)
  const [memory] = useState(createPanelMemory)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!picture) setOpen(true)
  }, [session])
  return {
    picture,
    isOpen,
    memory,
    button,
    toggle: () => setOpen((open) => !open),
    search() {
      setOpen(true)
      focusSearch()
    },
    close() {
      setOpen(false)
      // the focus was inside, on what is gone now
      button.current?.focus()
    },
  }
}

/** The picture and the panel beside or below it. */
function Room({ controller, panel }: { controller: Controller; panel: PanelState }) {
  const { picture, isOpen, memory, close } = panel
  return (
    <div class={`room${isOpen ? ' has-panel' : ''}${picture ? '' : ' has-no-picture'}`}>
      <main class="main">
        {!picture && <NoPicture />}
        <StageView controller={controller} />
      </main>
      {isOpen && <Panel controller={controller} memory={memory} onClose={close} />}
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
          aria-label={say('sessions-place', { number: number + 1, count: controller.index.sessions.length })}
          onClick={onList}
        >
          <ListIcon />
          <span data-count={`${number + 1} / ${controller.index.sessions.length}`} />
        </button>
      )}
      <BrandMark />
      <h1>
        <bdi>{session.title}</bdi>
      </h1>
      <span class="when">{formatUtc(session.startedAt)}</span>
      <Share controller={controller} />
    </header>
  )
}
