/** Keeps what is scrolled where it was recorded. */

const unsnapped = new WeakSet<Element>()

/**
 * Recorded positions are what snapping and anchoring had made of them, or moments on the way there; both would move them
 * again. An animation switches them off, since it leaves the page's own rules and attributes as they were recorded.
 */
export function holdStill(target: Node): void {
  const element = target === document ? document.documentElement : target
  if (!(element instanceof Element) || unsnapped.has(element)) return
  unsnapped.add(element)
  element.animate({ scrollSnapType: ['none', 'none'], overflowAnchor: ['none', 'none'] }, { duration: 1, fill: 'both' })
}
