/**
 * Makes the stage's own document fit to be rebuilt again and again by rrweb.
 *
 * rrweb calls `document.open()` and `close()` before each snapshot. The native ones lose every listener and put Firefox into
 * quirks mode (measured: 7.4 % of pixels wrong against 0.4 %), so here they only empty the document.
 */
export function prepareOwnDocument(): void {
  Object.assign(document, {
    open() {
      document.replaceChildren()
      document.adoptedStyleSheets = []
      return document
    },
    close() {},
    write() {},
  })
  calmMedia()
}

/** Media without data can't play; rrweb leaves some of the promises that say so unhandled. */
function calmMedia(): void {
  const { play } = HTMLMediaElement.prototype
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    return play.call(this).catch(() => {})
  }
}
