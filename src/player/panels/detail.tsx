/** What is known about one row, under the rows. */
import type { ComponentChildren } from 'preact'
import type { Tracked } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'
import { momentText } from '../parts/format.ts'
import { CloseIcon } from '../parts/icons.tsx'

interface DetailProps {
  readonly controller: Controller
  readonly item: Tracked<object>
  readonly children: ComponentChildren
  onClose(): void
}

/** Leads to the row's moment. */
export function Detail({ controller, item, children, onClose }: DetailProps) {
  const several = controller.session.windows.length > 1
  return (
    <section class="detail" aria-label="Details">
      <header>
        <button type="button" class="detail-time" onClick={() => void controller.seek(item.atMs)}>
          Go to {momentText(item.atMs)}
        </button>
        {several && item.window !== undefined && <span class="detail-window">Tab {item.window + 1}</span>}
        <button type="button" class="button" aria-label="Close the details" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <div class="detail-text" tabIndex={0} role="group" aria-label="Text">
        {children}
      </div>
    </section>
  )
}
