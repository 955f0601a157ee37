/** The activity of a session as one outline. */
import type { Scale } from './scale.ts'

/** Of a character, '0' to 'z'. */
const MOST = 35
/** What is little is still seen. */
const LEAST_PX = 1.5

/** SVG path of an area on a floor at `heightPx`; empty when nothing is known. */
export function graphPath(graph: string, scale: Scale, heightPx: number): string {
  const stretchMs = scale.durationMs / graph.length
  const points: string[] = []
  for (let number = 0; number < graph.length; number++) {
    const [x, nextX] = [scale.xOf(number * stretchMs), scale.xOf((number + 1) * stretchMs)]
    // a neighbour on either side, so that the outline goes on to the edges
    if (nextX < -scale.widthPx || x > 2 * scale.widthPx) continue
    const part = parseInt(graph.charAt(number), MOST + 1) / MOST
    const height = part > 0 ? LEAST_PX + part * (heightPx - 1 - LEAST_PX) : 0
    points.push(`${round(x)} ${round(heightPx - height)}H${round(nextX)}`)
  }
  if (points.length === 0) return ''
  return `M${round(parseFloat(points[0] ?? ''))} ${heightPx}L${points.join('L')}V${heightPx}z`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
