/** `extract`: the events of a page, back as an rrweb JSON array. */
import { readFile } from 'node:fs/promises'
import { problem, ReplayError, writeEvents } from '../index.ts'
import type { Request } from './arguments.ts'
import { writeWhole } from './output-file.ts'
import { outputPlace } from './output-place.ts'
import { writeStdout } from './standard-output.ts'
import type { Terminal } from './terminal.ts'

/** @throws ReplayError when the page can't be read or holds no such session */
export async function extract({ inputs, flags }: Request, terminal: Terminal): Promise<void> {
  const input = inputs[0] as string
  const name = input === '-' ? 'standard input' : input
  const { output = '-' } = flags
  const place = output === '-' ? undefined : await outputPlace(output, inputs)
  const html = await readPage(input)
  const options = { name, ...(flags.session !== undefined && { session: Number(flags.session) }) }
  if (!place) {
    await writeEvents(html, writeStdout, options)
    return
  }
  const { result } = await writeWhole(place, (sink) => writeEvents(html, sink, options))
  terminal.say(`Wrote ${result.toLocaleString('en')} ${result === 1 ? 'event' : 'events'} to ${output}.`)
}

/** A page is pure ASCII, and bytes that are none can only be damage: latin1 keeps every one apart. */
async function readPage(path: string): Promise<string> {
  try {
    return path === '-' ? await readStdin() : await readFile(path, 'latin1')
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException
    const reason = REASONS[code] ?? message
    const missing = code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENAMETOOLONG'
    const trouble = missing
      ? problem('not-found', { source: path })
      : problem('file-unreadable', { source: path, reason })
    throw new ReplayError(trouble, { cause })
  }
}

const REASONS: { readonly [code: string]: string } = {
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ERR_STRING_TOO_LONG: 'it is larger than 512 MB',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB',
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}
