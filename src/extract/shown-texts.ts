/** Texts by when they came and went, whichever blocks show them. */
import type { ScreenText } from '../model/screen-text.ts'

/** With the times at which it came and went, epoch ms. */
export interface ShownText extends Pick<ScreenText, 'text'> {
  readonly timestamp: number
  until?: number
}

/** What is built anew at once was never gone. */
const BLINK_MS = 1000

/**
 * Characters that are kept of a window, and how many more with each of its events: recordings of people at work stay far
 * below, and of a page that never stops writing, texts cost some percent of what the page weighs.
 */
const CHARACTERS = 200_000
const CHARACTERS_PER_EVENT = 1
/** The last of them are for texts that come anew, not for those that change where they stand, such as clocks. */
const RESERVED_CHARACTERS = 100_000

interface Showing {
  readonly text: string
  /** Blocks that show it. */
  blocks: number
  /** As of the last time that all was settled. */
  wasShown: boolean
  isTouched: boolean
  /** It took the place of another text. */
  isChange: boolean
  item: ShownText | undefined
}

export interface ShownTexts {
  readonly all: readonly ShownText[]
  /** What a block shows; undefined for nothing. */
  text(block: number): string | undefined
  /** Says what a block shows; '' for nothing. */
  set(block: number, text: string): void
  /** No block shows anything. */
  clear(): void
  /** Those that changed since the last time came or went at a time; `events` were seen so far. */
  settle(timestamp: number, events: number): void
}

export function createShownTexts(): ShownTexts {
  const blocks = new Map<number, Showing>()
  const showings = new Map<string, Showing>()
  const touched: Showing[] = []
  const items = createItems()
  const touch = (showing: Showing, by: 1 | -1) => {
    showing.blocks += by
    if (!showing.isTouched) touched.push(showing)
    showing.isTouched = true
  }
  return {
    all: items.all,
    text: (block) => blocks.get(block)?.text,
    set(block, text) {
      const before = blocks.get(block)
      if ((before?.text ?? '') === text) return
      if (before) touch(before, -1)
      if (text === '') return void blocks.delete(block)
      let showing = showings.get(text)
      if (!showing) {
        showing = {
          text,
          blocks: 0,
          wasShown: false,
          isTouched: false,
          isChange: before !== undefined,
          item: undefined,
        }
        showings.set(text, showing)
      }
      touch(showing, 1)
      blocks.set(block, showing)
    },
    clear() {
      for (const showing of blocks.values()) touch(showing, -1)
      blocks.clear()
    },
    settle(timestamp, events) {
      const limit = CHARACTERS + CHARACTERS_PER_EVENT * events
      for (const showing of touched) {
        showing.isTouched = false
        items.settle(showing, timestamp, limit)
        // what was left out may be forgotten
        if (showing.blocks === 0 && !showing.item) showings.delete(showing.text)
      }
      touched.length = 0
    },
  }
}

/** The texts that are kept, each with one item for each time that it was shown. */
function createItems() {
  const all: ShownText[] = []
  let characters = 0
  const come = (showing: Showing, timestamp: number, limit: number) => {
    const { text, item, isChange } = showing
    if (item?.until !== undefined && timestamp - item.until <= BLINK_MS) return void delete item.until
    showing.item = undefined
    if (characters + text.length > limit - (isChange ? RESERVED_CHARACTERS : 0)) return
    characters += text.length
    all.push((showing.item = { text, timestamp }))
  }
  return {
    all: all as readonly ShownText[],
    settle(showing: Showing, timestamp: number, limit: number): void {
      const isShown = showing.blocks > 0
      if (isShown && !showing.wasShown) come(showing, timestamp, limit)
      if (!isShown && showing.wasShown && showing.item) showing.item.until = timestamp
      showing.wasShown = isShown
    },
  }
}
