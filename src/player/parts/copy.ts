/** Puts text onto the clipboard, also where a page is not trusted with it: from a file, or in a sandboxed frame. */

/**
 * Answers whether it worked; call it from inside of what a click does, which is when browsers allow it. `near` is where
 * the focus is: what copies stands beside it for a moment, so that no sheet takes the focus as lost and closes.
 */
export async function copyText(text: string, near: Element): Promise<boolean> {
  // the older way first: it answers at once, and the newer one, when refused, leaves no click to try again with
  if (copyBySelection(text, near)) return true
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}

function copyBySelection(text: string, near: Element): boolean {
  const focused = document.activeElement
  const field = document.createElement('textarea')
  field.value = text
  field.readOnly = true
  field.setAttribute('aria-hidden', 'true')
  field.className = 'copy-source'
  near.after(field)
  try {
    field.select()
    return document.execCommand('copy')
  } catch {
    return false
  } finally {
    field.remove()
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }
}
