/** The main job: inputs in, one page out. */
import { formatProblem, problem, writeReplay, type ReplayResult } from '../index.ts'
import { counted, formatBytes } from './amounts.ts'
import type { Request } from './arguments.ts'
import { lookingOptions } from './looking-options.ts'
import { openPage } from './open-page.ts'
import { writeWhole } from './output-file.ts'
import { outputName } from './output-name.ts'
import { outputPlace, refuseExisting } from './output-place.ts'
import { readingOptions } from './reading-options.ts'
import { writeStdout } from './standard-output.ts'
import type { Terminal } from './terminal.ts'

/** @throws ReplayError when no page was made */
export async function make({ inputs, flags }: Request, terminal: Terminal): Promise<void> {
  const path = flags.output ?? outputName(inputs[0] as string)
  if (flags.output === undefined && !flags.force) await refuseExisting(path)
  const options = {
    ...readingOptions(flags, terminal),
    ...(await lookingOptions(flags)),
    ...(flags.title !== undefined && { title: flags.title }),
  }
  if (path === '-') {
    terminal.warn((await writeReplay(inputs, writeStdout, options)).problems)
    return
  }
  const place = await outputPlace(path, [...inputs, ...flags.events])
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

function asJson(path: string, bytes: number, { sessions, problems }: ReplayResult): object {
  return {
    page: path,
    bytes,
    sessions,
    problems: problems.map((given) => ({ ...given, message: formatProblem(given) })),
  }
}
