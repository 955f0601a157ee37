/** Full screen, which a host page may forbid. */

/** False in most frames: then nothing is offered. */
export function canFullscreen(): boolean {
  return document.fullscreenEnabled
}

/** Does nothing where the browser refuses. */
export function toggleFullscreen(): void {
  if (!canFullscreen()) return
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
  done.catch(() => {})
}
