/** The main job: inputs in, one page out. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { formatProblem, problem, ReplayError, writeReplay, type ReplayResult } from '../index.ts'
import type { Request } from './arguments.ts'
import { createOutputFile, refuseExisting } from './output-file.ts'
import { outputName } from './output-name.ts'
import type { Terminal } from './terminal.ts'

export async function make({ inputs, flags }: Request, terminal: Terminal): Promise<void> {
  const path = flags.output ?? outputName(inputs[0] as string)
  if (flags.output === undefined && !flags.force) await refuseExisting(path)
  if (path !== '-' && inputs.some((input) => resolve(input) === resolve(path))) {
    throw new ReplayError(problem('output-is-input', { path }))
  }
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
  const { result, bytes } = await writeFile(path, (sink) => writeReplay(inputs, sink, options))
  terminal.warn(result.problems)
  terminal.say(`Made ${path} (${formatBytes(bytes)}): ${describe(result)}.`)
  if (flags.json) process.stdout.write(`${JSON.stringify(asJson(path, bytes, result), undefined, 2)}\n`)
  if (flags.open) openInBrowser(path)
}

/** Writes through a file beside `path`, which is left as it was when anything goes wrong or the person stops it. */
export async function writeFile<Result>(
  path: string,
  work: (sink: (text: string) => Promise<void>) => Promise<Result>,
): Promise<{ readonly result: Result; readonly bytes: number }> {
  const file = createOutputFile(path)
  const stop = () => void file.abandon().finally(() => process.exit(130))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  try {
    const result = await work(file.write)
    return { result, ...(await file.finish()) }
  } catch (error) {
    await file.abandon()
    throw error
  } finally {
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
  }
}

export function writeStdout(text: string): Promise<void> {
  return new Promise((done, fail) => process.stdout.write(text, (error) => (error ? fail(error) : done())))
}

function describe({ sessions }: ReplayResult): string {
  const events = sessions.reduce((sum, session) => sum + session.events, 0)
  return `${sessions.length === 1 ? '1 session' : `${sessions.length} sessions`}, ${events.toLocaleString('en')} events`
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

function openInBrowser(path: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(command as string, [...args, resolve(path)], { stdio: 'ignore', detached: true })
  // no opener on this machine: the line above has said where the page is
  child.on('error', () => {})
  child.unref()
}

const OPENERS: { readonly [platform: string]: readonly string[] } = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}
