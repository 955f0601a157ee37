/** A file that is whole or not there: written beside its place, then moved into it. */
import { randomBytes } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { unwritable, type OutputPlace } from './output-place.ts'

/** Virus scanners and viewers hold a file open for a moment on Windows. */
const RENAME_TRIES = 5
const RENAME_WAIT_MS = 100

/** Exit codes of shells for a command that was stopped. */
const STOPPED = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const

/** Writes through a file beside its place, which is left as it was when anything goes wrong or the person stops it. */
export async function writeWhole<Result>(
  place: OutputPlace,
  work: (sink: (text: string) => Promise<void>) => Promise<Result>,
): Promise<{ readonly result: Result; readonly bytes: number }> {
  const file = createOutputFile(place)
  const stop = (signal: keyof typeof STOPPED) => void file.abandon().finally(() => process.exit(STOPPED[signal]))
  const signals = Object.keys(STOPPED) as (keyof typeof STOPPED)[]
  let listening = false
  // until there is a file to clear away, a signal ends the command at once, even amid long work
  const listen = () => signals.forEach((signal) => process.on(signal, stop))
  try {
    const result = await work((text) => {
      if (!listening) listen()
      listening = true
      return file.write(text)
    })
    return { result, bytes: await file.finish() }
  } catch (error) {
    await file.abandon()
    throw error
  } finally {
    signals.forEach((signal) => process.off(signal, stop))
  }
}

interface OutputFile {
  write(text: string): Promise<void>
  /** Moves what was written into place; answers its size. */
  finish(): Promise<number>
  /** Leaves no trace. */
  abandon(): Promise<void>
}

function createOutputFile({ path, target, kind, mode = 0o666 }: OutputPlace): OutputFile {
  // a name of its own length, since the target's may be the longest possible
  const beside = join(dirname(target), `.portable-replay-${randomBytes(6).toString('hex')}.part`)
  let opening: Promise<FileHandle> | undefined
  let bytes = 0
  let abandoned = false
  const handle = () => (opening ??= kind === 'device' ? open(target, 'w') : open(beside, 'wx', mode))
  return {
    async write(text) {
      // the command is about to end, so nobody waits for this
      if (abandoned) return new Promise(() => {})
      try {
        const encoded = Buffer.from(text)
        await (await handle()).writeFile(encoded)
        bytes += encoded.length
      } catch (cause) {
        if (abandoned) return new Promise(() => {})
        throw unwritable(path, cause)
      }
    },
    async finish() {
      try {
        await (await handle()).close()
        if (kind === 'file') await renamePatiently(beside, target)
        return bytes
      } catch (cause) {
        throw unwritable(path, cause)
      }
    },
    async abandon() {
      abandoned = true
      await opening?.then((file) => file.close()).catch(() => {})
      if (kind === 'file') await rm(beside, { force: true })
    },
  }
}

async function renamePatiently(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await rename(from, to)
    } catch (error) {
      const busy = ['EPERM', 'EBUSY', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')
      if (!busy || attempt === RENAME_TRIES) throw error
      await new Promise((done) => setTimeout(done, RENAME_WAIT_MS * attempt))
    }
  }
}
