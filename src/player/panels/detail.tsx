/** What is known about one row, under the rows. */
import { type ComponentChildren, createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Tracked } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { CloseIcon } from '../parts/icons.tsx'
import { useMomentText } from '../parts/moment-text.ts'
import { say } from '../parts/say.ts'

interface DetailProps {
  readonly controller: Controller
  readonly item: Tracked<object>
  readonly children: ComponentChildren
  onClose(): void
}

/** The player that a detail belongs to. */
export const ControllerContext = createContext<Controller | undefined>(undefined)

/** Leads to the row's moment. */
export function Detail({ controller, item, children, onClose }: DetailProps) {
  const momentText = useMomentText(controller)
  const several = controller.session.windows.length > 1
  return (
    <section class="detail" aria-label={say('details')}>
      <header>
        <button type="button" class="detail-time" onClick={() => void controller.seek(item.atMs)}>
          {say('go-to', { moment: momentText(item.atMs) })}
        </button>
        {several && item.window !== undefined && (
          <span class="detail-window">{say('tab-number', { number: item.window + 1 })}</span>
        )}
        <button type="button" class="button" aria-label={say('details-close')} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <div class="detail-text" tabIndex={0} role="group" aria-label={say('details-text')}>
        <ControllerContext.Provider value={controller}>{children}</ControllerContext.Provider>
      </div>
    </section>
  )
}

interface MomentLinkProps {
  readonly ms: number
  /** What it says, such as `until 0:05.0`. */
  name(moment: string): string
}

/** Leads from inside of a detail to another moment. */
export function MomentLink(props: MomentLinkProps) {
  const controller = useContext(ControllerContext)
  return controller ? <SeekButton {...props} controller={controller} /> : null
}

function SeekButton({ controller, ms, name }: MomentLinkProps & { readonly controller: Controller }) {
  const momentText = useMomentText(controller)
  return (
    <button type="button" class="moment-link" onClick={() => void controller.seek(ms)}>
      {name(momentText(ms))}
    </button>
  )
}
