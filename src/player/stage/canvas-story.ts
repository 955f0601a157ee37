/**
 * What is known of each canvas at a moment: how it began, and the commands since. Pure: the same events make the same stories,
 * whichever way the moment is reached.
 */
import { EventType, IncrementalSource, isFields, NodeType, type Fields, type SnapshotNode } from '../../model/event.ts'
import type { EngineEvent } from 'rrweb-player'
import { commandsOf } from './canvas-commands.ts'

export interface CanvasStory {
  /** Epoch ms of the event that the canvas began with, empty, or with a picture of it. */
  readonly since: number
  /** Attributes, as a canvas element takes them. */
  readonly width: string | undefined
  readonly height: string | undefined
  /** `rr_dataURL`: what was on it when it was recorded with the page. */
  readonly picture: unknown
  /** Data of canvas events, in order; grows. */
  readonly batches: Fields[]
}

/** Stories by the id of the canvas. */
export type CanvasStories = Map<number, CanvasStory>

/** Takes an event in; answers the ids of canvases whose story went on. */
export function tellCanvases(stories: CanvasStories, event: EngineEvent): readonly number[] {
  if (event.type === EventType.FullSnapshot) {
    stories.clear()
    return begin(stories, event.timestamp, [event.data.node])
  }
  if (event.type !== EventType.IncrementalSnapshot) return []
  if (event.data.source === IncrementalSource.CanvasMutation) return draw(stories, event)
  return event.data.source === IncrementalSource.Mutation ? mutate(stories, event) : []
}

function draw(stories: CanvasStories, { data, timestamp }: EngineEvent): readonly number[] {
  const id = data.id as number
  const story = stories.get(id) ?? emptyStory(timestamp)
  const [last] = story.batches
  // Recorders that take pictures take them all day: only the last one is seen.
  if (isWholePicture(data, story) && (!last || (story.batches.length === 1 && isWholePicture(last, story)))) {
    stories.set(id, { ...story, picture: undefined, batches: [data] })
  } else {
    story.batches.push(data)
    stories.set(id, story)
  }
  return [id]
}

function emptyStory(since: number): CanvasStory {
  return { since, width: undefined, height: undefined, picture: undefined, batches: [] }
}

/** What rrweb writes when it takes pictures of a canvas instead of its commands: all of it is cleared, then painted. */
function isWholePicture(data: Fields, { width, height }: CanvasStory): boolean {
  const [clear, paint, ...more] = commandsOf(data)
  if (clear?.['property'] !== 'clearRect' || paint?.['property'] !== 'drawImage' || more.length > 0) return false
  const [x, y, clearedWidth, clearedHeight] = clear['args'] as readonly unknown[]
  const image = (paint['args'] as readonly unknown[])[0]
  const isAll = x === 0 && y === 0 && Number(clearedWidth) >= Number(width) && Number(clearedHeight) >= Number(height)
  return isAll && isFields(image) && image['rr_type'] === 'ImageBitmap'
}

function mutate(stories: CanvasStories, { data, timestamp }: EngineEvent): readonly number[] {
  const adds = Array.isArray(data.adds) ? data.adds.filter(isFields).map((add) => add['node']) : []
  const changes = Array.isArray(data.attributes) ? data.attributes.filter(isFields) : []
  const resized = changes.flatMap(({ id, attributes }) => {
    const story = stories.get(id as number)
    if (!story || !isFields(attributes) || !('width' in attributes || 'height' in attributes)) return []
    const size = { width: story.width, height: story.height, ...sizeOf(attributes) }
    // a canvas that gets a size is empty, and all its settings are gone
    stories.set(id as number, { ...emptyStory(timestamp), ...size })
    return [id as number]
  })
  return [...begin(stories, timestamp, adds), ...resized]
}

/** Starts a story for each canvas among the nodes and below. */
function begin(stories: CanvasStories, since: number, nodes: readonly unknown[]): readonly number[] {
  const begun: number[] = []
  const waiting = [...nodes]
  while (waiting.length > 0) {
    const node = waiting.pop() as SnapshotNode | undefined
    if (node?.childNodes) waiting.push(...node.childNodes)
    if (node?.type !== NodeType.Element || node.tagName?.toLowerCase() !== 'canvas') continue
    const attributes = (node.attributes ?? {}) as Fields
    const picture = attributes['rr_dataURL']
    const known = stories.get(node.id)
    // one that moves keeps what is on it
    if (!known || picture !== undefined) {
      stories.set(node.id, { ...emptyStory(since), ...sizeOf(attributes), picture })
    }
    begun.push(node.id)
  }
  return begun
}

function sizeOf(attributes: Fields): Partial<Pick<CanvasStory, 'width' | 'height'>> {
  const given = (['width', 'height'] as const).filter((name) => name in attributes)
  return Object.fromEntries(
    given.map((name) => [name, attributes[name] === null ? undefined : String(attributes[name])]),
  )
}
