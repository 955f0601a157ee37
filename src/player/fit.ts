/** How large the recorded viewport is drawn. */
import type { Size } from './core/state.ts'

/** Past this, the picture only gets coarser. */
const LARGEST_SCALE = 2

/**
 * The scale at which `content` fits into `space`, both CSS pixels, and is a whole number of pixels wide; 0 while there is
 * no space.
 */
export function fitScale(content: Size, space: Size): number {
  const scale = Math.min(space.width / content.width, space.height / content.height, LARGEST_SCALE)
  return scale > 0 && content.width > 0 ? Math.floor(content.width * scale) / content.width : 0
}
