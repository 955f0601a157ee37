/** Which of many rows of one height are in view: only those are in the document. */

// @tanstack/virtual-core would do the same for rows of any height: 32.9 kB of script, which are 12 kB of a page (compressed,
// as base64); and it does not scroll through lists that are taller than what a browser lays out.

/** Height of a row, CSS pixels (also in styles/panel.css). */
export const ROW_PX = 32

/** Rows drawn above and below the view, so that scrolling shows no gap before the next frame. */
const MARGIN_ROWS = 8

/** Firefox lays nothing out past 17.8 million pixels: longer lists are scrolled through in larger steps. */
const TALLEST_PX = 10_000_000

export interface Scroll {
  /** Of the scrolled element: pixels above its view, and the view's height. */
  readonly top: number
  readonly height: number
}

/** Height of the element that is scrolled through. */
export function contentPx(count: number): number {
  return Math.min(count * ROW_PX, TALLEST_PX)
}

/** Pixels of rows that a scrolled pixel passes over: 1 but in very long lists. */
function step(count: number, height: number): number {
  const room = contentPx(count) - height
  return room > 0 ? Math.max(1, (count * ROW_PX - height) / room) : 1
}

/** Pixels of rows above the view. */
function above({ top, height }: Scroll, count: number): number {
  return Math.max(0, top) * step(count, height)
}

export interface RowWindow {
  readonly first: number
  /** Exclusive. */
  readonly end: number
  /** Where the first of them stands in the scrolled element, pixels. */
  readonly offsetPx: number
}

export function rowWindow(scroll: Scroll, count: number): RowWindow {
  const hiddenPx = above(scroll, count)
  const first = Math.max(0, Math.min(Math.floor(hiddenPx / ROW_PX), count) - MARGIN_ROWS)
  const end = Math.min(count, Math.ceil((hiddenPx + scroll.height) / ROW_PX) + MARGIN_ROWS)
  return { first, end, offsetPx: Math.max(0, scroll.top) + first * ROW_PX - hiddenPx }
}

/** Whether the whole of a row is in view. */
export function isInView(row: number, scroll: Scroll, count: number): boolean {
  const y = row * ROW_PX - above(scroll, count)
  // a scaled page scrolls by parts of pixels
  return y > -1 && y + ROW_PX < scroll.height + 1
}

/** The scroll position that shows a row in the middle of the view. */
export function topThatCenters(row: number, { height }: Scroll, count: number): number {
  return topFor(row * ROW_PX - (height - ROW_PX) / 2, height, count)
}

/** The scroll position nearest to the present one that shows a row. */
export function topThatReaches(row: number, scroll: Scroll, count: number): number {
  const { top, height } = scroll
  if (isInView(row, scroll, count)) return top
  const isAbove = row * ROW_PX < above(scroll, count)
  return topFor(isAbove ? row * ROW_PX : (row + 1) * ROW_PX - height, height, count)
}

function topFor(hiddenPx: number, height: number, count: number): number {
  return Math.max(0, Math.min(hiddenPx, count * ROW_PX - height)) / step(count, height)
}
