/** The keys, wherever the focus is in the page. */
import type { Controller } from './core/controller.ts'
import { toggleFullscreen } from './fullscreen.ts'

export interface KeyTargets {
  readonly controller: Controller
  openHelp(): void
  closeList(): void
  togglePanel(): void
  search(): void
  share(): void
}

const SEEK_MS = 5000

/** Which verb a key stands for; exported for its test. */
export function keyVerbs(targets: KeyTargets): { readonly [key: string]: () => unknown } {
  const { controller, openHelp, closeList, togglePanel, search, share } = targets
  const faster = () => controller.changeSpeed(1)
  const slower = () => controller.changeSpeed(-1)
  return {
    ' ': () => controller.toggle(),
    ArrowLeft: () => controller.seekBy(-SEEK_MS),
    ArrowRight: () => controller.seekBy(SEEK_MS),
    Home: () => controller.seek(0),
    End: () => controller.seek(Infinity),
    ',': () => controller.step(-1),
    '.': () => controller.step(1),
    '+': faster,
    '=': faster,
    '-': slower,
    _: slower,
    f: toggleFullscreen,
    F: toggleFullscreen,
    i: togglePanel,
    I: togglePanel,
    '/': search,
    s: share,
    S: share,
    '?': openHelp,
    Escape: closeList,
  }
}

/** Answers the function that ends listening. */
export function listenToKeys(targets: KeyTargets): () => void {
  const verbs = keyVerbs(targets)
  const ending = new AbortController()
  const { signal } = ending
  // Focused because it was clicked, not reached by the keyboard: for the viewer, space still means play or pause.
  let clicked: Element | null = null
  const closestButton = (event: Event) => (event.target as Element).closest?.('button')
  const remember = (event: Event) => (clicked = closestButton(event) ?? null)
  const forget = (event: Event) => closestButton(event) !== clicked && (clicked = null)
  const press = (event: KeyboardEvent) => {
    const verb = Object.hasOwn(verbs, event.key) ? verbs[event.key] : undefined
    // what has keys of its own, such as a list, has taken them by now
    if (
      !verb ||
      event.defaultPrevented ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      isTakenByTarget(event, clicked)
    )
      return
    if (event.key === ' ' && clicked) (clicked as HTMLElement).blur()
    if (event.key !== 'Escape') event.preventDefault()
    verb()
  }
  document.addEventListener('pointerdown', remember, { signal })
  document.addEventListener('focusin', forget, { signal })
  document.addEventListener('keydown', press, { signal })
  window.addEventListener('blur', takeFocusBack, { signal })
  return () => ending.abort()
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
