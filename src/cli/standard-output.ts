/** What the command gives on standard output; a reader that has had enough ends it quietly, a full disk does not. */
import { unwritable } from './output-place.ts'

/** Thrown when the other end of a pipe has been closed, as by `head`. */
export class ReaderGoneError extends Error {}

/** @throws ReaderGoneError, or ReplayError `output-unwritable` */
export function writeStdout(text: string): Promise<void> {
  return new Promise((done, fail) => {
    process.stdout.write(text, (cause) => {
      if (!cause) return done()
      const { code } = cause as NodeJS.ErrnoException
      const gone = code === 'EPIPE' || code === 'EOF' || code === 'ERR_STREAM_DESTROYED'
      fail(gone ? new ReaderGoneError('standard output was closed', { cause }) : unwritable('standard output', cause))
    })
  })
}

/** Errors of both streams come back from the writes themselves; without a listener they would end the process as a crash. */
export function watchStreams(): void {
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
}
