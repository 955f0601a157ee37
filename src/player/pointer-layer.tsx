/** Draws the recorded cursor, clicks and touches over the stage. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Controller } from './core/controller.ts'
import type { Mark } from './core/marks.ts'
import { CursorIcon } from './parts/icons.tsx'
import { useStore } from './parts/use-store.ts'
import { Trail } from './trail.tsx'

/** More at once are a blur, and a hidden page never ends their animations. */
const MOST_RIPPLES = 6

interface Position {
  readonly x: number
  readonly y: number
}

/** `scale` turns recorded pixels into pixels of this page; the cursor itself keeps its size, so that it is never lost. */
export function PointerLayer({ controller, scale }: { controller: Controller; scale: number }) {
  const { marks, settings } = controller
  const isWanted = useStore(settings, ({ cursor }) => cursor)
  const layer = useRef<HTMLDivElement>(null)
  const cursor = useRef<HTMLDivElement>(null)
  const last = useRef<Position | undefined>(undefined)
  const place = (position: Position) => {
    last.current = position
    if (cursor.current) cursor.current.style.transform = translation(position, scale)
  }
  useLayoutEffect(() => {
    if (last.current) place(last.current)
    return marks.listen((mark) => {
      if (mark.kind !== 'gone') place(mark)
      if (cursor.current) drawState(cursor.current, mark)
      if (mark.kind === 'click' && layer.current) addRipple(layer.current, translation(mark, scale))
    })
  }, [marks, scale])
  return (
    <div class="pointer-layer" ref={layer} aria-hidden="true" hidden={!isWanted}>
      <Trail controller={controller} scale={scale} />
      <div class="cursor" ref={cursor}>
        <CursorIcon />
        <span class="touch-dot" />
      </div>
    </div>
  )
}

function translation({ x, y }: Position, scale: number): string {
  return `translate(${x * scale}px, ${y * scale}px)`
}

function drawState(cursor: HTMLElement, mark: Mark): void {
  const { classList } = cursor
  classList.toggle('is-known', mark.kind !== 'gone')
  if (mark.kind === 'gone') return classList.remove('is-down')
  classList.toggle('is-touch', mark.touch)
  if (mark.kind !== 'move') classList.toggle('is-down', mark.kind === 'down')
}

function addRipple(layer: HTMLElement, transform: string): void {
  const ripples = layer.getElementsByClassName('ripple')
  if (ripples.length >= MOST_RIPPLES) ripples[0]?.remove()
  const ripple = document.createElement('div')
  ripple.className = 'ripple'
  ripple.style.transform = transform
  ripple.append(document.createElement('span'))
  ripple.addEventListener('animationend', () => ripple.remove())
  layer.append(ripple)
}
