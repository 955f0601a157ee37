/** Lays the stage out by today's rules or in quirks mode (https://quirks.spec.whatwg.org), as the recorded page was. */

/**
 * Only a parser sets the mode of a document, and only for one that does not come from `srcdoc`. What listens to the window is
 * lost on the way; ports and observers stay.
 */
export function setPageMode(mode: 'quirks' | 'standards'): void {
  const isQuirks = document.compatMode === 'BackCompat'
  if (isQuirks === (mode === 'quirks') || location.protocol !== 'blob:') return
  const { open, write, close } = Document.prototype
  ;(open as () => void).call(document)
  write.call(document, mode === 'quirks' ? '<html>' : '<!doctype html>')
  close.call(document)
}
