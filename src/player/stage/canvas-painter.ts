/** Paints the story of one canvas, on a canvas of its own that nobody sees, and brings the result to the one on the stage. */
import { readCommands } from './canvas-commands.ts'
import type { CanvasStory } from './canvas-story.ts'
import { readPicture } from './canvas-values.ts'

export interface Painter {
  /** Settles when the newest story that was asked for is painted; one that goes on from the last is not begun anew. */
  paint(story: CanvasStory): Promise<void>
  /** Brings what is painted so far to the canvas, if it has the size for it. */
  show(canvas: HTMLCanvasElement): void
}

/** Pixels; more than any browser paints, or wants to keep twice. */
const LARGEST_AREA = 2 ** 26
const LONGEST_SIDE = 2 ** 15 - 1

/** How much of which story is painted. */
interface Done {
  readonly story: CanvasStory
  readonly count: number
}

export function createPainter(createCanvas: () => HTMLCanvasElement): Painter {
  const hidden = createCanvas()
  let wanted: CanvasStory | undefined
  let done: Done | undefined
  let round: Promise<void> | undefined

  const isDone = () => done !== undefined && done.story === wanted && done.count === wanted.batches.length
  const work = async () => {
    try {
      while (wanted && !isDone()) await paintStory(wanted)
    } finally {
      // at once, so that no wish comes between the last look and this
      round = undefined
    }
  }
  const paintStory = async (story: CanvasStory) => {
    const from = done && goesOn(done, story) ? done.count : 0
    if (from === 0) await begin(hidden, story)
    done = { story, count: from }
    for (let count = from; count < story.batches.length && wanted === story; count++) {
      await paintBatch(hidden, story, count)
      done = { story, count: count + 1 }
    }
  }
  return {
    async paint(story) {
      wanted = story
      if (isDone()) return
      round ??= work()
      await round
    },
    show: (canvas) => bring(hidden, canvas),
  }
}

function goesOn({ story: before, count }: Done, story: CanvasStory): boolean {
  const isSame = (['since', 'width', 'height', 'picture'] as const).every((name) => before[name] === story[name])
  if (!isSame || story.batches.length < count) return false
  return before === story || before.batches.slice(0, count).every((batch, index) => batch === story.batches[index])
}

async function begin(canvas: HTMLCanvasElement, story: CanvasStory): Promise<void> {
  const picture = await readPicture(story.picture)
  for (const name of ['width', 'height'] as const) {
    const value = story[name]
    if (value === undefined) canvas.removeAttribute(name)
    else canvas.setAttribute(name, value)
  }
  // to be given a size empties a canvas, also where it had the same before
  canvas.setAttribute('width', String(canvas.width))
  if (picture && isPaintable(canvas)) canvas.getContext('2d')?.drawImage(picture, 0, 0)
}

async function paintBatch(canvas: HTMLCanvasElement, story: CanvasStory, index: number): Promise<void> {
  const batch = story.batches[index]
  const context = isPaintable(canvas) ? canvas.getContext('2d') : null
  if (!batch || !context) return
  if (batch['type'] !== undefined && batch['type'] !== 0) return paintUnknown(context, story)
  const deeds = await readCommands(batch)
  for (const deed of deeds) deed(context)
}

/** Commands of WebGL need programs and buffers of the page that are not recorded. */
function paintUnknown(context: CanvasRenderingContext2D, { picture }: CanvasStory): void {
  if (picture !== undefined) return
  const { width, height } = context.canvas
  context.fillStyle = '#eef1f4'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#57606a'
  context.font = '13px system-ui, sans-serif'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText('3D drawing not recorded', width / 2, height / 2, width)
}

function bring(from: HTMLCanvasElement, to: HTMLCanvasElement): void {
  if (from.width !== to.width || from.height !== to.height || !isPaintable(from)) return
  const context = HTMLCanvasElement.prototype.getContext.call(to, '2d') as CanvasRenderingContext2D | null
  context?.clearRect(0, 0, to.width, to.height)
  context?.drawImage(from, 0, 0)
}

function isPaintable({ width, height }: HTMLCanvasElement): boolean {
  const isLarge = width * height > LARGEST_AREA || width > LONGEST_SIDE || height > LONGEST_SIDE
  return width > 0 && height > 0 && !isLarge
}
