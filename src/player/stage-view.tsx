/** The picture: the stage frame at its recorded size, scaled to fit, with all that is drawn over it. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Controller } from './core/controller.ts'
import type { Size } from './core/state.ts'
import { Cover } from './cover.tsx'
import { fitScale, roomFor } from './fit.ts'
import { say } from './parts/say.ts'
import { useStore } from './parts/use-store.ts'
import { PointerLayer } from './pointer-layer.tsx'
import { WindowBar } from './window-bar.tsx'

/** The browser window around the stage frame, as large as there is space for. */
export function StageView({ controller }: { controller: Controller }) {
  const { store, stage } = controller
  const session = useStore(store, ({ session }) => session)
  const window = useStore(store, ({ window }) => window)
  const size = useStore(store, ({ size }) => size)
  const room = roomFor(size, controller.index.sessions[session]?.windows[window]?.viewport ?? size)
  const area = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const holder = useRef<HTMLDivElement>(null)
  const space = useSpace(area, bar)
  const isFull = useStore(controller.settings, ({ scale }) => scale === 'full')
  const scale = isFull ? 1 : fitScale(room, space)
  const seen = {
    width: px(Math.min(room.width * scale, space.width)),
    height: px(Math.min(room.height * scale, space.height)),
  }

  useLayoutEffect(() => {
    stage.frame.element.title = say('recorded-page')
    if (holder.current) stage.frame.placeIn(holder.current)
  }, [stage])
  useLayoutEffect(() => {
    Object.assign(stage.frame.element.style, {
      width: `${size.width}px`,
      height: `${size.height}px`,
      transform: `scale(${scale})`,
    })
  }, [stage, size, scale])

  return (
    <div class="stage-area" ref={area}>
      <div class="browser">
        <div class="browser-bar" ref={bar} style={{ width: seen.width }}>
          <WindowBar controller={controller} scale={scale} />
        </div>
        <div class={isFull ? 'viewport is-full' : 'viewport'} style={seen} {...(isFull && scrollable())}>
          <div class="sheet" style={{ width: px(size.width * scale), height: px(size.height * scale) }}>
            <div ref={holder} />
            <PointerLayer controller={controller} scale={scale} />
          </div>
          <Cover controller={controller} size={seen} />
        </div>
      </div>
    </div>
  )
}

/** The keyboard has to get to what scrolls. */
function scrollable() {
  return { tabIndex: 0, role: 'region', 'aria-label': say('recorded-page') } as const
}

/** Space that the picture may fill: the area without the bar above it. */
function useSpace(area: { current: HTMLElement | null }, bar: { current: HTMLElement | null }): Size {
  const [space, setSpace] = useState<Size>({ width: 0, height: 0 })
  useLayoutEffect(() => {
    if (!area.current || !bar.current) return undefined
    const measure = () => {
      const style = getComputedStyle(area.current as HTMLElement)
      const width = (area.current?.clientWidth ?? 0) - 2 * parseFloat(style.paddingLeft)
      const height = (area.current?.clientHeight ?? 0) - 2 * parseFloat(style.paddingTop)
      setSpace({ width, height: height - (bar.current?.offsetHeight ?? 0) })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(area.current)
    observer.observe(bar.current)
    return () => observer.disconnect()
  }, [])
  return space
}

/** Whole pixels: half of one would let the ground show through at the edge. */
function px(value: number): string {
  return `${Math.floor(value + 0.01)}px`
}
