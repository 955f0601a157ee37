/** A small picture of the moment that is pointed at, live, on a second stage like the first. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Controller } from '../core/controller.ts'
import { hasPicture, windowAt } from '../core/place.ts'
import type { Preview as PreviewStage } from '../core/preview.ts'
import type { Size } from '../core/state.ts'
import { useStore } from '../parts/use-store.ts'
import type { Hover } from './pointing.ts'

/** Room for the picture (also in styles/timeline.css). */
const ROOM: Size = { width: 224, height: 140 }
/** A hand that only passes by gets no stage. */
const REST_MS = 120
const SAVING = '(prefers-reduced-data: reduce)'

interface PreviewProps {
  readonly controller: Controller
  readonly hover: Hover | undefined
}

/** A session has its own, so that a heavy one leaves the others theirs. */
export function Preview(props: PreviewProps) {
  const session = useStore(props.controller.store, ({ session }) => session)
  return <PreviewOf key={session} {...props} />
}

function PreviewOf({ controller, hover }: PreviewProps) {
  const { store, session } = controller
  const [isGone, setGone] = useState(() => !hasPicture(session) || matchMedia(SAVING).matches)
  const [wasWanted, setWanted] = useState(false)
  const scrubbing = useStore(store, ({ scrubbing }) => scrubbing)
  const ms = hover?.picture && !scrubbing ? hover.ms : undefined
  useEffect(() => {
    if (ms === undefined || wasWanted) return undefined
    const timer = setTimeout(() => setWanted(true), REST_MS)
    return () => clearTimeout(timer)
  }, [ms])
  if (isGone || !controller.previews) return null
  const { following, window } = store.get()
  const place = {
    session: store.get().session,
    window: following ? windowAt(session, hover?.ms ?? 0) : window,
    ms,
  }
  return (
    <div class="preview" hidden={scrubbing || (hover && !hover.picture)}>
      {wasWanted && <Live controller={controller} place={place} onGone={() => setGone(true)} />}
    </div>
  )
}

interface LiveProps {
  readonly controller: Controller
  readonly place: { readonly session: number; readonly window: number; readonly ms: number | undefined }
  onGone(): void
}

function Live({ controller, place, onGone }: LiveProps) {
  const holder = useRef<HTMLDivElement>(null)
  const stage = useRef<PreviewStage | undefined>(undefined)
  const [shownMs, setShown] = useState<number>()
  useLayoutEffect(() => {
    const { current: element } = holder
    if (!element) return
    const preview = controller.previews?.({ onSize: (size) => fit(element, size), onShown: setShown, onGone })
    preview?.frame.placeIn(element)
    stage.current = preview
  }, [])
  useEffect(() => {
    if (place.ms !== undefined) stage.current?.show({ ...place, ms: place.ms })
  }, [place.ms])
  return <div class={shownMs === place.ms ? 'live' : 'live is-late'} ref={holder} />
}

/** The stage does not go on before its frame has the size. */
function fit(holder: HTMLElement, size: Size): void {
  const scale = Math.min(ROOM.width / size.width, ROOM.height / size.height)
  const sized = (by: number) => ({ width: `${size.width * by}px`, height: `${size.height * by}px` })
  Object.assign(holder.style, sized(scale))
  for (const frame of holder.children as HTMLCollectionOf<HTMLElement>) {
    Object.assign(frame.style, sized(1), { transform: `scale(${scale})` })
  }
}
