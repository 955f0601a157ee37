/** What is known of a page beside its nodes: address, size, pointer, selection, fonts. */
import { type Fields, isFields, MouseInteraction } from '../model/event.ts'

export interface PageState {
  /** Data of a meta event that says how the page stands. */
  readonly about: Fields
  /** Where the window was scrolled to when the last full snapshot was taken. */
  readonly offset: unknown
  readonly fonts: readonly Fields[]
  readonly selection: Fields | undefined
  /** The last press, and where it was made. */
  readonly press: Fields | undefined
  /** Where the pointer was last, and when, epoch ms. */
  readonly pointer: Pointer | undefined
  meta(data: Fields): void
  begin(fullSnapshot: Fields): void
  resized(data: Fields): void
  selected(data: Fields): void
  font(data: Fields): void
  moved(data: Fields, timestamp: number): void
  pressed(data: Fields, timestamp: number): void
}

export interface Pointer {
  readonly source: number
  readonly x: number
  readonly y: number
  readonly id: number
  readonly at: number
}

const { MouseDown, MouseUp, Click, TouchStart, TouchEnd, TouchCancel } = MouseInteraction
/** Those that tell whether the pointer is a finger, and whether it is down. */
const PRESSES = new Set<unknown>([MouseDown, MouseUp, Click, TouchStart, TouchEnd, TouchCancel])

export function createPageState(): PageState {
  let about: Fields = {}
  let offset: unknown
  let selection: Fields | undefined
  let press: Fields | undefined
  let pointer: Pointer | undefined
  const fonts: Fields[] = []
  const point = (position: Fields, source: unknown, timestamp: number) => {
    const { x, y, id, timeOffset } = position
    if (typeof x !== 'number' || typeof y !== 'number' || typeof id !== 'number') return
    const at = timestamp + (typeof timeOffset === 'number' ? timeOffset : 0)
    pointer = { source: source as number, x, y, id, at }
  }
  return {
    get about() {
      return about
    },
    get offset() {
      return offset
    },
    get selection() {
      return selection
    },
    get press() {
      return press
    },
    get pointer() {
      return pointer
    },
    fonts,
    meta: (data) => void (about = data),
    begin: ({ initialOffset }) => {
      offset = initialOffset
      selection = undefined
    },
    resized: ({ width, height }) => void (about = { ...about, width, height }),
    selected: (data) => void (selection = data),
    font: (data) => void fonts.push(data),
    moved({ positions, source }, timestamp) {
      const last: unknown = Array.isArray(positions) ? positions.at(-1) : undefined
      if (isFields(last)) point(last, source, timestamp)
    },
    pressed(data, timestamp) {
      if (PRESSES.has(data['type'])) press = data
      point(data, 1, timestamp)
    },
  }
}
