/** Opens and closes the panel; tells before that whether a look is worth it. */
import type { Ref } from 'preact'
import { RECORDED_TRACKS } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { countText, wholeText } from '../parts/format.ts'
import { InspectorIcon, WarningIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { useStore } from '../parts/use-store.ts'
import { PANEL_ID } from './panel.tsx'
import { troublesOf } from './track-views.ts'

interface PanelButtonProps {
  readonly controller: Controller
  readonly isOpen: boolean
  readonly button: Ref<HTMLButtonElement>
  onToggle(): void
}

export function PanelButton({ controller, isOpen, button, onToggle }: PanelButtonProps) {
  const session = useStore(controller.store, ({ session }) => session)
  const tracks = controller.index.sessions[session]?.tracks ?? {}
  // texts of the screen are there to be searched: nobody asks how many
  const rows = ['steps' as const, ...RECORDED_TRACKS].reduce((sum, name) => sum + (tracks[name]?.count ?? 0), 0)
  // what went wrong with a step is among the errors of the others, where it is one
  const troubles = RECORDED_TRACKS.reduce((sum, name) => sum + troublesOf(tracks, name).count, 0)
  const told = {
    rows: say('inspector-rows', { count: wholeText(rows) }),
    errors: say('inspector-errors', { count: wholeText(troubles) }),
  }
  return (
    <button
      type="button"
      class="button panel-button"
      ref={button}
      aria-label={say('inspector')}
      aria-expanded={isOpen}
      aria-controls={isOpen ? PANEL_ID : undefined}
      title={say('inspector-button', told)}
      onClick={onToggle}
    >
      <InspectorIcon />
      <span class="panel-button-name">{say('inspector')}</span>
      {/* seen only: the title tells them in words, and the name of a button holds all of its text */}
      {rows > 0 && <span class="count" data-count={countText(rows)} />}
      {troubles > 0 && (
        <span class="troubles" data-count={countText(troubles)}>
          <WarningIcon />
        </span>
      )}
    </button>
  )
}
