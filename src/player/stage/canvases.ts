/**
 * Canvases on the stage. rrweb would run whatever names a recording holds, and its seeks empty every canvas: here a table says
 * what a recording may do, and what is painted is kept beside the canvas and brought to it again.
 */
import type { EngineEvent, EnginePlugin } from 'rrweb-player'
import { createPainter, type Painter } from './canvas-painter.ts'
import { tellCanvases, type CanvasStories } from './canvas-story.ts'

export interface Canvases {
  /** Follows events and nodes as the Replayer applies them. */
  readonly plugin: EnginePlugin
  /** Takes all events before a moment anew, if there is any canvas in it. */
  tell(events: readonly EngineEvent[]): void
  /** Paints all canvases of the moment that was built; settles when they are on the screen, or after a while. */
  paint(): Promise<void>
}

/** A seek waits so long for pictures to be decoded; later ones are shown when they are there. */
const LONGEST_WAIT_MS = 2000

export function createCanvases(getNode: (id: number) => Node | null): Canvases {
  const stories: CanvasStories = new Map()
  const painters = new Map<number, Painter>()
  const createCanvas = () => document.createElement('canvas')

  const paintOne = async (id: number): Promise<void> => {
    const story = stories.get(id)
    if (!story) return
    const painter = painters.get(id) ?? createPainter(createCanvas)
    painters.set(id, painter)
    await painter.paint(story)
    const canvas = getNode(id)
    if (painters.get(id) === painter && canvas instanceof HTMLCanvasElement) painter.show(canvas)
  }
  const dropOthers = () => {
    for (const id of painters.keys()) if (!stories.has(id)) painters.delete(id)
  }
  return {
    plugin: {
      handler(event, isSync) {
        const ids = tellCanvases(stories, event)
        if (!isSync) for (const id of ids) void paintOne(id)
      },
      onBuild: (node) => {
        if (node instanceof HTMLCanvasElement) closeToEngine(node)
      },
    },
    tell(events) {
      if (stories.size === 0) return
      stories.clear()
      for (const event of events) tellCanvases(stories, event)
    },
    async paint() {
      dropOthers()
      await withinLimit(Promise.all([...stories.keys()].map(paintOne)))
    },
  }
}

/** The Replayer paints the picture that came with a canvas whenever it is decoded, over what was painted after it. */
function closeToEngine(canvas: HTMLCanvasElement): void {
  Object.defineProperty(canvas, 'getContext', { value: () => null, configurable: true })
}

function withinLimit(work: Promise<unknown>): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, LONGEST_WAIT_MS)
    void work.finally(() => {
      clearTimeout(timer)
      resolve()
    })
  })
}
