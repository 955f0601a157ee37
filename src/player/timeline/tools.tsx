/** Buttons beside the timeline: folding idle time, zoom. */
import type { ComponentChildren } from 'preact'
import type { Controller } from '../core/controller.ts'
import { FoldIcon, WholeIcon, ZoomInIcon, ZoomOutIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { useStore } from '../parts/use-store.ts'
import { zoomBy } from './zoom.ts'

/** One step of a button or a key. */
export const ZOOM_STEP = 2

/** Each has its place, so that nothing moves when another one comes or goes. */
export function Tools({ controller }: { controller: Controller }) {
  const { store, settings } = controller
  const isZoomed = useStore(store, ({ view }) => view !== undefined)
  const hasIdle = useStore(store, () => controller.bands.length > 0)
  const foldIdle = useStore(settings, ({ foldIdle }) => foldIdle)
  return (
    <div class="timeline-tools">
      {hasIdle && (
        <Tool
          place="fold"
          name={say('fold-idle')}
          pressed={foldIdle}
          onClick={() => settings.set({ foldIdle: !foldIdle })}
        >
          <FoldIcon />
        </Tool>
      )}
      {isZoomed && (
        <>
          <Tool place="whole" name={say('whole-session')} onClick={() => store.set({ view: undefined })}>
            <WholeIcon />
          </Tool>
          <Tool place="out" name={say('zoom-out')} hint="Z" onClick={() => zoomBy(controller, 1 / ZOOM_STEP)}>
            <ZoomOutIcon />
          </Tool>
        </>
      )}
      <Tool place="in" name={say('zoom-in')} hint="z" onClick={() => zoomBy(controller, ZOOM_STEP)}>
        <ZoomInIcon />
      </Tool>
    </div>
  )
}

interface ToolProps {
  readonly place: 'fold' | 'whole' | 'in' | 'out'
  readonly name: string
  /** Its key. */
  readonly hint?: string
  readonly pressed?: boolean
  onClick(): void
  readonly children: ComponentChildren
}

function Tool({ place, name, hint, pressed, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      class={`tool is-${place}`}
      aria-label={name}
      title={hint ? say('with-key', { what: name, key: hint }) : name}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
