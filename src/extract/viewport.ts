import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'

/** Where a recording never says how large its window was. */
const DEFAULT_VIEWPORT = { width: 1280, height: 720 }

/** No screen is larger; a figure beyond it is damage and must not make the player allocate for it. */
const LARGEST_PIXELS = 16_384

/** The room that a window needs at its widest and its highest, in CSS pixels. */
export function viewportOf(events: readonly ReplayEvent[]): { readonly width: number; readonly height: number } {
  let width = 0
  let height = 0
  for (const event of events) {
    if (!tellsViewport(event)) continue
    width = Math.max(width, pixels(event.data.width))
    height = Math.max(height, pixels(event.data.height))
  }
  return { width: width || DEFAULT_VIEWPORT.width, height: height || DEFAULT_VIEWPORT.height }
}

function tellsViewport({ type, data }: ReplayEvent): boolean {
  const isResize = type === EventType.IncrementalSnapshot && data.source === IncrementalSource.ViewportResize
  return type === EventType.Meta || isResize
}

function pixels(value: unknown): number {
  return typeof value === 'number' && value >= 1 && value <= LARGEST_PIXELS ? value : 0
}
