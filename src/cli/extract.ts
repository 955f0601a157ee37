/** `extract`: the events of a page, back as an rrweb JSON array. */
import { readFile } from 'node:fs/promises'
import { extractEvents, problem, ReplayError, type ExtractedEvent } from '../index.ts'
import type { Request } from './arguments.ts'
import { writeFile, writeStdout } from './make.ts'
import type { Terminal } from './terminal.ts'

export async function extract({ inputs, flags }: Request, terminal: Terminal): Promise<void> {
  const name = inputs[0] as string
  const html = await readPage(name)
  const session = flags.session === undefined ? {} : { session: Number(flags.session) }
  const events = await extractEvents(html, { name, ...session })
  const { output = '-' } = flags
  if (output === '-') return writeEvents(events, writeStdout)
  await writeFile(output, (sink) => writeEvents(events, sink))
  terminal.say(`Wrote ${events.length.toLocaleString('en')} events to ${output}.`)
}

async function readPage(path: string): Promise<string> {
  try {
    return path === '-' ? await readStdin() : await readFile(path, 'latin1')
  } catch (cause) {
    throw new ReplayError(problem('not-found', { source: path }), { cause })
  }
}

async function readStdin(): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('latin1')
}

/** One event a line, so that the file stays readable and no string holds it whole. */
async function writeEvents(events: readonly ExtractedEvent[], sink: (text: string) => Promise<void>): Promise<void> {
  const last = events.length - 1
  await sink('[\n')
  for (let start = 0; start < events.length; start += EVENTS_A_WRITE) {
    const lines = events.slice(start, start + EVENTS_A_WRITE).map((event, index) => {
      return `${JSON.stringify(event)}${start + index < last ? ',' : ''}\n`
    })
    await sink(lines.join(''))
  }
  await sink(']\n')
}

const EVENTS_A_WRITE = 500
