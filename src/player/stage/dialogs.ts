/** Recorded dialogs: rrweb opens them, and leaves those that were modal in the top layer when they close. */

export interface Dialogs {
  /** Takes note of an element that was built. */
  built(node: Node): void
  /** Puts right what has changed. */
  mend(): void
}

export function createDialogs(): Dialogs {
  const known = new Set<HTMLDialogElement>()
  return {
    built(node) {
      if (node instanceof HTMLDialogElement) known.add(node)
    },
    mend() {
      for (const dialog of known) {
        if (!dialog.isConnected) known.delete(dialog)
        else if (!dialog.open && dialog.matches(':modal')) close(dialog)
      }
    },
  }
}

/** Only one that is open leaves the top layer when it is told to close. */
function close(dialog: HTMLDialogElement): void {
  dialog.setAttribute('open', '')
  dialog.close()
}

/** A dialog that opens takes the focus, and with it the keyboard of whoever watches; one that is inert takes none. */
export function openDialogsWithoutFocus(): void {
  const { show, showModal } = HTMLDialogElement.prototype
  const withoutFocus = (open: () => void) =>
    function (this: HTMLDialogElement): void {
      const wasInert = this.inert
      this.inert = true
      try {
        open.call(this)
      } finally {
        this.inert = wasInert
      }
    }
  Object.assign(HTMLDialogElement.prototype, { show: withoutFocus(show), showModal: withoutFocus(showModal) })
}
