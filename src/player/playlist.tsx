/** The sessions of this page, when there are several. */
import { formatDuration, formatUtc } from '../model/clock.ts'
import type { SessionIndex } from '../model/bundle.ts'
import type { Controller } from './core/controller.ts'
import { pageName } from './parts/format.ts'
import { CloseIcon } from './parts/icons.tsx'
import { say } from './parts/say.ts'
import { useStore } from './parts/use-store.ts'

interface PlaylistProps {
  readonly controller: Controller
  onClose(): void
  onChoose(): void
}

/** A column beside the picture; on small screens it lies over it. */
export function Playlist({ controller, onClose, onChoose }: PlaylistProps) {
  const current = useStore(controller.store, ({ session }) => session)
  const { sessions } = controller.index
  return (
    <nav class="playlist" aria-label={say('sessions')}>
      <header>
        <h2>
          {say('sessions')} <span class="count">{sessions.length}</span>
        </h2>
        <button type="button" class="button" aria-label={say('sessions-close')} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <ol>
        {sessions.map((session, number) => (
          <li key={number}>
            <button
              type="button"
              aria-current={number === current ? 'true' : undefined}
              onClick={() => {
                void controller.selectSession(number)
                onChoose()
              }}
            >
              <Entry session={session} />
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Entry({ session }: { session: SessionIndex }) {
  const pages = new Set(session.pages.map(({ href }) => pageName(href)))
  const [first] = pages
  const place = pages.size > 1 ? say('session-pages', { count: pages.size }) : first
  return (
    <>
      <bdi class="entry-title">{session.title}</bdi>
      <span class="entry-time">{formatDuration(session.durationMs)}</span>
      <span class="entry-about">
        {formatUtc(session.startedAt)}
        {place && place !== session.title && <bdi>{place}</bdi>}
      </span>
    </>
  )
}
