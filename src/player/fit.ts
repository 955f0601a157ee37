/** How large the recorded viewport is drawn. */
import type { Size } from './core/state.ts'

/** Past this, the picture only gets coarser. */
const LARGEST_SCALE = 2

/**
 * Room for the picture: the largest viewport that its window ever has, so that the page stays still when the viewport
 * changes. A turned phone would stand in a square, mostly empty; a picture that fills less than half gets its own size.
 */
export function roomFor(size: Size, largest: Size): Size {
  const room = { width: Math.max(largest.width, size.width), height: Math.max(largest.height, size.height) }
  return size.width * size.height * 2 < room.width * room.height ? size : room
}

/**
 * The scale at which `content` fits into `space`, both CSS pixels, and is a whole number of pixels wide; 0 while there is
 * no space.
 */
export function fitScale(content: Size, space: Size): number {
  const scale = Math.min(space.width / content.width, space.height / content.height, LARGEST_SCALE)
  return scale > 0 && content.width > 0 ? Math.floor(content.width * scale) / content.width : 0
}
