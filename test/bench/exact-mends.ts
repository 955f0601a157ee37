/** What is known to be wrong in a seek of rrweb's player, and how a comparison mends it: parts of a page, sent there as text. */
import type { ExtractedEvent } from '../../src/index.ts'
import { EventType } from '../../src/model/event.ts'

interface Replayer {
  readonly styleMirror: { getStyle(id: number): CSSStyleSheet | null }
}

interface Player {
  goto(ms: number, play: boolean): void
  getReplayer(): {
    readonly cache: { readonly stylesWithHoverClass: Map<string, string> }
    getMetaData(): { totalTime: number }
  }
}

/**
 * A plugin. A host that moves is built anew, and its shadow root then lacks the sheets that it adopted; in a browser it keeps
 * them, and so recorders don't tell them again.
 */
export const keepsAdoptedSheets = () => {
  const adopted = new Map<number, number[]>()
  return {
    handler({ type, data }: { type: number; data: { source?: number; id: number; styleIds?: number[] } }) {
      if (type === 4) adopted.clear()
      if (type === 3 && data.source === 15 && data.styleIds) adopted.set(data.id, data.styleIds)
    },
    onBuild({ shadowRoot }: Element, { id, replayer }: { id: number; replayer: Replayer }) {
      const sheets = adopted.get(id)?.flatMap((styleId) => replayer.styleMirror.getStyle(styleId) ?? [])
      if (shadowRoot && sheets) shadowRoot.adoptedStyleSheets = sheets
    },
  }
}

/**
 * A script. A seek to before the first full snapshot builds nothing and leaves what the seek before it built; and no moment
 * holds the last event, since a moment does not hold what happens in its very millisecond, and none comes later. A meta event
 * of that millisecond alone is held, and the page before it is gone: it asks for a moment just before.
 */
export const reachesBothEnds = (firstMs: number, lastMs: number) => {
  addEventListener('load', () => {
    const { player } = window as unknown as { player: Player }
    const { goto } = player
    const mended: Player['goto'] = (ms, play) => goto(ms >= lastMs ? lastMs + 1 : Math.max(ms, firstMs) - 0.01, play)
    Object.defineProperty(player, 'goto', { value: mended })
  })
}

/**
 * A script, behind one that sets `hoverStyle`. For a rule's twin a part of the selector is looked up as a regular expression, in
 * which a class such as `dark\:hover\:p-2` (Tailwind's) is not found or found elsewhere; and a sheet with an error in it gets no twins.
 * These sheets are made to fit as ours are; for one whose error shows during a seek, the seek is made again, back from the end.
 */
export const hasHoverOfOwnClasses = () => {
  addEventListener('load', () => {
    const { player, hoverStyle } = window as unknown as { player: Player; hoverStyle: (css: string) => string }
    const { goto } = player
    const { stylesWithHoverClass: styles } = player.getReplayer().cache
    const [get, set] = [styles.get.bind(styles), styles.set.bind(styles)]
    let late = false
    styles.get = (css) => get(css) ?? (css.includes('\\:hover') ? styles.set(css, css) && get(css) : undefined)
    styles.set = (css, result) => {
      if (result !== css || !css.includes(':hover')) return set(css, result)
      late = true
      return set(css, hoverStyle(css))
    }
    const value: Player['goto'] = (ms, play) => {
      late = false
      goto(ms, play)
      if (!late) return
      goto(player.getReplayer().getMetaData().totalTime + 1, false)
      goto(ms, play)
    }
    Object.defineProperty(player, 'goto', { value, configurable: true })
  })
}

/**
 * A seek begins with the last meta event, also where its full snapshot comes later: to a moment between the two it builds
 * nothing and leaves what the seek before it built. Here meta events are of their snapshots' times.
 */
export function withMetasAtSnapshots(events: readonly ExtractedEvent[]): ExtractedEvent[] {
  let metas: ExtractedEvent[] = []
  return events.flatMap((event) => {
    if (event.type === EventType.Meta) {
      metas.push(event)
      return [nothingAt(event.timestamp)]
    }
    if (event.type !== EventType.FullSnapshot) return [event]
    const moved = metas.map((meta) => ({ ...meta, timestamp: event.timestamp }))
    metas = []
    return [...moved, event]
  })
}

/**
 * Recorders gather the pointer's positions, and a seek knows those of whole events only: for up to half a second it hovers where
 * the pointer no longer was. Here each position is an event of its own time. (Hovering itself is not compared, but a class
 * attribute loses words that it has twice.)
 */
export function withPositionsAtTheirTimes(events: readonly ExtractedEvent[]): ExtractedEvent[] {
  const startedAt = events[0]?.timestamp ?? 0
  const single = events.flatMap((event) => {
    const { type, data, timestamp } = event
    const { positions } = data
    if (type !== EventType.IncrementalSnapshot || !Array.isArray(positions)) return [event]
    const moved = (positions as readonly { timeOffset: number }[]).map((position) => ({
      type,
      data: { ...data, positions: [{ ...position, timeOffset: 0 }] },
      timestamp: Math.max(startedAt, timestamp + position.timeOffset),
    }))
    return [...moved, nothingAt(timestamp)]
  })
  return single.sort((a, b) => a.timestamp - b.timestamp)
}

/** An event that shows nothing, and holds its time. */
export function nothingAt(timestamp: number): ExtractedEvent {
  return { type: EventType.Custom, data: { tag: 'nothing', payload: {} }, timestamp }
}
