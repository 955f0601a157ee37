/** The keys, wherever the focus is in the page. */
import { type KeyTargets, keyVerb } from './key-table.ts'

/** Answers the function that ends listening. */
export function listenToKeys(targets: KeyTargets): () => void {
  const ending = new AbortController()
  const { signal } = ending
  // Focused because it was clicked, not reached by the keyboard: for the viewer, space still means play or pause.
  let clicked: Element | null = null
  const closestButton = (event: Event) => (event.target as Element).closest?.('button')
  const remember = (event: Event) => (clicked = closestButton(event) ?? null)
  const forget = (event: Event) => closestButton(event) !== clicked && (clicked = null)
  const press = (event: KeyboardEvent) => {
    const verb = keyVerb(pressed(event))
    // what has keys of its own, such as a list, has taken them by now
    if (!verb || event.defaultPrevented || event.ctrlKey || event.metaKey || isTakenByTarget(event, clicked)) return
    if (event.key === ' ' && clicked) (clicked as HTMLElement).blur()
    if (event.key !== 'Escape') event.preventDefault()
    verb(targets)
  }
  document.addEventListener('pointerdown', remember, { signal })
  document.addEventListener('focusin', forget, { signal })
  document.addEventListener('keydown', press, { signal })
  window.addEventListener('blur', takeFocusBack, { signal })
  return () => ending.abort()
}

/** Shift is part of what a character is, but not of an arrow. */
function pressed({ key, altKey, shiftKey }: KeyboardEvent): string {
  return altKey || (shiftKey && key.length > 1) ? `Alt+${key}` : key
}

/** A list of choices has its own arrows, a dialog its own Escape, and a button its own space. */
function isTakenByTarget(event: KeyboardEvent, clicked: Element | null): boolean {
  const target = event.target as HTMLElement
  if (target.closest('dialog, select, input, textarea')) return true
  const button = target.closest('button')
  return event.key === ' ' && button !== null && button !== clicked
}

/** A replayed focus can draw the keyboard into the stage, where nobody listens. */
function takeFocusBack(): void {
  const { activeElement } = document
  if (activeElement instanceof HTMLIFrameElement) setTimeout(() => activeElement.blur())
}
