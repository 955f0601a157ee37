/** Long texts in pieces, made so that the page goes on drawing meanwhile. */

/** A frame at 60 a second has 16.7 ms. */
const WORK_MS = 10

/** Writes each item; gives way to the page every few milliseconds. */
export async function writtenPieces<Item>(
  items: readonly Item[],
  write: (item: Item, index: number) => string,
): Promise<string[]> {
  const pieces: string[] = []
  let since = performance.now()
  for (const [index, item] of items.entries()) {
    pieces.push(write(item, index))
    if (performance.now() - since < WORK_MS) continue
    await new Promise((resolve) => setTimeout(resolve))
    since = performance.now()
  }
  return pieces
}
