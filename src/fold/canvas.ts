/** What was drawn on canvases: pixels can't be folded, so commands are kept. */
import { type Fields, isFields } from '../model/event.ts'
import type { FoldedNode } from './node.ts'
import { stateOf } from './node-state.ts'

/** Commands that are kept for one canvas, in characters of JSON; of more, the last ones: an animation draws all anew. */
const MOST_CHARACTERS = 200_000

export function addCommands(node: FoldedNode | undefined, data: Fields): void {
  if (!node) return
  const state = stateOf(node)
  const kept = (state.canvas ??= [])
  if (clearsAll(data)) kept.length = 0
  kept.push(data)
  let characters = 0
  for (let index = kept.length - 1; index >= 0; index--) {
    characters += sizeOf(kept[index] as Fields)
    if (characters > MOST_CHARACTERS) {
      kept.splice(0, index + 1 < kept.length ? index + 1 : index)
      break
    }
  }
}

const sizes = new WeakMap<Fields, number>()

function sizeOf(data: Fields): number {
  const known = sizes.get(data)
  if (known !== undefined) return known
  const size = JSON.stringify(data).length
  sizes.set(data, size)
  return size
}

/** rrweb's recorder of whole pictures empties the canvas, then draws one image. */
function clearsAll({ commands }: Fields): boolean {
  if (!Array.isArray(commands)) return false
  const [first, second] = commands as readonly unknown[]
  return isFields(first) && first.property === 'clearRect' && isFields(second) && second.property === 'drawImage'
}
