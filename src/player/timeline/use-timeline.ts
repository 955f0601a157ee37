/** What the parts of the timeline share: its width, its scale, its marks. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Moment } from '../../model/moment.ts'
import type { Controller } from '../core/controller.ts'
import { useStore } from '../parts/use-store.ts'
import type { Scale } from './scale.ts'
import { followed, scaleOf } from './zoom.ts'

/** An element to measure, and the scale that fills it. The view turns like a page when the playhead runs out of it. */
export function useScale(controller: Controller): { area: { current: HTMLDivElement | null }; scale: Scale } {
  const { store, settings } = controller
  const area = useRef<HTMLDivElement>(null)
  const widthPx = useWidth(area)
  const session = useStore(store, ({ session }) => session)
  const view = useStore(store, ({ view }) => view)
  const foldIdle = useStore(settings, ({ foldIdle }) => foldIdle)
  const scale = useMemo(() => scaleOf(controller, widthPx), [session, view, foldIdle, widthPx])
  const latest = useRef(scale)
  latest.current = scale
  useEffect(
    () =>
      store.subscribe((state, before) => {
        if (!state.view || state.scrubbing || state.timeMs === before.timeMs) return
        store.set({ view: followed(latest.current, before.timeMs, state.timeMs) })
      }),
    [store],
  )
  return { area, scale }
}

function useWidth(element: { current: HTMLElement | null }): number {
  const [widthPx, setWidth] = useState(0)
  useLayoutEffect(() => {
    if (!element.current) return undefined
    const measure = () => setWidth(element.current?.clientWidth ?? 0)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
  // nothing is drawn yet: any width will do
  return widthPx || 1000
}

const NONE: readonly Moment[] = []

/** What is marked of the session that is shown: read once its first moment is on the screen. */
export function useMoments(controller: Controller): readonly Moment[] {
  const { store, tracks } = controller
  const session = useStore(store, ({ session }) => session)
  const [read, setRead] = useState<{ readonly session: number; readonly moments: readonly Moment[] }>()
  useEffect(() => {
    let isWanted = true
    const look = () => {
      if (!isWanted || store.get().busy === 'loading') return
      stop()
      tracks.moments(session).then(
        (moments) => isWanted && setRead({ session, moments }),
        // what can't be read is told by whoever can't go on without it
        () => {},
      )
    }
    const stop = store.subscribe(look)
    look()
    return () => {
      isWanted = false
      stop()
    }
  }, [session])
  return read?.session === session ? read.moments : NONE
}
