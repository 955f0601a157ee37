/**
 * Where a moment is scrolled to. A page is only as high as what has arrived in it, and pictures and fonts arrive some time after
 * a moment is built, even those that travel inside of it.
 */

import { holdStill } from './hold-still.ts'

/** The part of a document or an element that scrolls. */
type Scroller = Pick<Element, 'scrollTo'>

export interface Scrolls {
  /** Begins a page anew. */
  clear(): void
  /** Is scrolled by `now`, and again by `settle`. */
  apply(target: Node, to: ScrollToOptions): void
  /** Scrolls, once all is built. */
  now(): void
  /** Leaves it where it is from now on. */
  forget(target: Node): void
  /** Takes note of an element that was built, with the attributes that it was recorded with. */
  built(node: Node, recorded: Readonly<Record<string, unknown>> | undefined): void
  /** Settles when all is where it belongs, or after a while. */
  settle(): Promise<void>
}

/** Data that travels in the page is there in a few ms; what is broken may never be. */
const LONGEST_WAIT_MS = 600

export function createScrolls(): Scrolls {
  const wanted = new Map<Node, ScrollToOptions>()
  const loading = new Set<HTMLImageElement>()
  return {
    clear() {
      wanted.clear()
      loading.clear()
    },
    apply: (target, to) => void wanted.set(target, to),
    now() {
      for (const [target, to] of wanted) scroll(target, to)
    },
    forget: (target) => void wanted.delete(target),
    built(node, recorded) {
      if (node instanceof HTMLImageElement && !node.complete && node.loading !== 'lazy') loading.add(node)
      const { rr_scrollTop: top = 0, rr_scrollLeft: left = 0 } = recorded ?? {}
      if (wanted.has(node) || typeof top !== 'number' || typeof left !== 'number' || (top === 0 && left === 0)) return
      wanted.set(node, { top, left })
    },
    async settle() {
      // a font is asked for when it is first laid out
      document.body?.getBoundingClientRect()
      const arrived = [...[...loading].map(whenLoaded), document.fonts.ready]
      loading.clear()
      await Promise.race([Promise.all(arrived), new Promise((resolve) => setTimeout(resolve, LONGEST_WAIT_MS))])
      for (const [target, to] of wanted) scroll(target, to)
      wanted.clear()
    },
  }
}

function scroll(target: Node, to: ScrollToOptions): void {
  holdStill(target)
  const scroller = (
    target === document ? window : 'defaultView' in target ? target.defaultView : target
  ) as Partial<Scroller> | null
  scroller?.scrollTo?.({ ...to, behavior: 'instant' })
}

function whenLoaded(image: HTMLImageElement): Promise<void> {
  if (image.complete) return Promise.resolve()
  return new Promise((resolve) => {
    for (const name of ['load', 'error']) image.addEventListener(name, () => resolve(), { once: true })
  })
}
