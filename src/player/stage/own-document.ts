import { openDialogsWithoutFocus } from './dialogs.ts'
import { calmMedia, type Sound } from './media.ts'

/**
 * Makes the stage's own document fit to be rebuilt again and again by rrweb.
 *
 * rrweb calls `document.open()` and `close()` before each snapshot. The native ones lose every listener and put Firefox into
 * quirks mode (measured: 7.4 % of pixels wrong against 0.4 %), so here they only empty the document.
 */
export function prepareOwnDocument(): { readonly hear: (sound: Sound) => void } {
  Object.assign(document, {
    open() {
      document.replaceChildren()
      document.adoptedStyleSheets = []
      // each replay of their events adds them again
      document.fonts.clear()
      return document
    },
    close() {},
    write() {},
  })
  openDialogsWithoutFocus()
  return { hear: calmMedia() }
}
