/** The main job: inputs in, one page out. */
import { formatProblem, problem, writeReplay, type ReplayResult } from '../index.ts'
import type { Request } from './arguments.ts'
import { openPage } from './open-page.ts'
import { writeWhole } from './output-file.ts'
import { outputName } from './output-name.ts'
import { outputPlace, refuseExisting } from './output-place.ts'
import { writeStdout } from './standard-output.ts'
import type { Terminal } from './terminal.ts'

/** @throws ReplayError when no page was made */
export async function make({ inputs, flags }: Request, terminal: Terminal): Promise<void> {
  const path = flags.output ?? outputName(inputs[0] as string)
  if (flags.output === undefined && !flags.force) await refuseExisting(path)
  const options = {
    stdin: process.stdin,
    strict: flags.strict,
    onProgress: terminal.progress,
    ...(flags.title !== undefined && { title: flags.title }),
  }
  if (path === '-') {
    terminal.warn((await writeReplay(inputs, writeStdout, options)).problems)
    return
  }
  const place = await outputPlace(path, inputs)
  const { result, bytes } = await writeWhole(place, (sink) => writeReplay(inputs, sink, options))
  terminal.warn(result.problems)
  terminal.say(`Made ${path} (${formatBytes(bytes)}): ${describe(result)}.`)
  if (flags.json) await writeStdout(`${JSON.stringify(asJson(path, bytes, result), undefined, 2)}\n`)
  if (flags.open) openPage(path, () => terminal.warn([problem('page-not-opened', { path })]))
}

function describe({ sessions }: ReplayResult): string {
  const events = sessions.reduce((sum, session) => sum + session.events, 0)
  return `${counted(sessions.length, 'session')}, ${counted(events, 'event')}`
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`
}

function asJson(path: string, bytes: number, { sessions, problems }: ReplayResult): object {
  return {
    page: path,
    bytes,
    sessions,
    problems: problems.map((given) => ({ ...given, message: formatProblem(given) })),
  }
}

function formatBytes(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
