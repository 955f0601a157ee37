/** The way that the recorded pointer came, fading behind it. */
import { useLayoutEffect, useRef } from 'preact/hooks'
import type { Controller } from './core/controller.ts'
import type { Mark } from './core/marks.ts'
import { useStore } from './parts/use-store.ts'

/** How long it is seen, milliseconds. */
const LASTS_MS = 700
const WIDTH_PX = 3
const CALM = '(prefers-reduced-motion: reduce)'

interface Point {
  readonly x: number
  readonly y: number
  readonly at: number
}

interface TrailProps {
  readonly controller: Controller
  /** Of the picture. */
  readonly scale: number
}

/** Only while it plays: a seek has no way. Fingers leave none. */
export function Trail({ controller, scale }: TrailProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const isWanted = useStore(controller.settings, ({ trail }) => trail)
  useLayoutEffect(() => {
    if (!isWanted || matchMedia(CALM).matches) return undefined
    let points: readonly Point[] = []
    let frame = 0
    const draw = () => {
      const now = performance.now()
      points = points.filter(({ at }) => now - at < LASTS_MS)
      if (canvas.current) paint(canvas.current, points, scale)
      frame = points.length > 0 ? requestAnimationFrame(draw) : 0
    }
    const end = controller.marks.listen((mark) => {
      points = isOnItsWay(controller, mark) ? [...points, { ...mark, at: performance.now() }] : []
      frame ||= requestAnimationFrame(draw)
    })
    return () => {
      end()
      cancelAnimationFrame(frame)
    }
  }, [isWanted, scale])
  return isWanted ? <canvas class="trail" ref={canvas} /> : null
}

function isOnItsWay({ store }: Controller, mark: Mark): mark is Exclude<Mark, { kind: 'gone' }> {
  const { playing, busy } = store.get()
  return playing && busy === 'no' && mark.kind !== 'gone' && !mark.touch
}

function paint(canvas: HTMLCanvasElement, points: readonly Point[], scale: number): void {
  const pixels = devicePixelRatio
  // which empties it
  canvas.width = canvas.clientWidth * pixels
  canvas.height = canvas.clientHeight * pixels
  const context = canvas.getContext('2d')
  if (!context) return
  context.scale(pixels, pixels)
  context.strokeStyle = getComputedStyle(canvas).color
  context.lineWidth = WIDTH_PX
  const now = performance.now()
  points.forEach(({ x, y, at }, number) => {
    const before = points[number - 1]
    if (!before) return
    context.globalAlpha = Math.max(0, 1 - (now - at) / LASTS_MS) * 0.7
    context.beginPath()
    context.moveTo(before.x * scale, before.y * scale)
    context.lineTo(x * scale, y * scale)
    context.stroke()
  })
}
