import { EventType, IncrementalSource, type ReplayEvent } from '../model/event.ts'

/** Where a recording never says how large its window was. */
const DEFAULT_VIEWPORT = { width: 1280, height: 720 }

/** No screen is larger; a figure beyond it is damage and must not make the player allocate for it. */
const LARGEST_PIXELS = 16_384

/** CSS pixels. */
export interface Viewport {
  readonly width: number
  readonly height: number
}

/** Measures the room that a window needs at its widest and its highest. */
export function createViewport() {
  let width = 0
  let height = 0
  return {
    see(event: ReplayEvent): void {
      if (!tellsViewport(event)) return
      width = Math.max(width, pixels(event.data.width))
      height = Math.max(height, pixels(event.data.height))
    },
    largest: (): Viewport => ({ width: width || DEFAULT_VIEWPORT.width, height: height || DEFAULT_VIEWPORT.height }),
  }
}

function tellsViewport({ type, data }: ReplayEvent): boolean {
  const isResize = type === EventType.IncrementalSnapshot && data.source === IncrementalSource.ViewportResize
  return type === EventType.Meta || isResize
}

function pixels(value: unknown): number {
  return typeof value === 'number' && value >= 1 && value <= LARGEST_PIXELS ? value : 0
}
