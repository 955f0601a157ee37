/** Long work in slices, so that the page draws and hears between them. */

/** Half a frame: what is drawn in the other half is not late. */
const SLICE_MS = 8

/** Answers what to wait for once a slice is over, and nothing before that. */
export type Rest = () => Promise<void> | undefined

/** Asking for the time costs as much as a little work does. */
const ASKED_EACH = 16

export function createRest(): Rest {
  let sinceMs = performance.now()
  let calls = 0
  return () => {
    if (++calls % ASKED_EACH !== 0 || performance.now() - sinceMs < SLICE_MS) return undefined
    return nextTask().then(() => void (sinceMs = performance.now()))
  }
}

/** Not by a timer, which browsers hold back after a few in a row, and for a second where nobody looks. */
export function nextTask(): Promise<void> {
  const { port1, port2 } = new MessageChannel()
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
