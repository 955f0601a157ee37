/** Runs the command as people do: the built file, in a folder of its own. */
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { recorded } from '../build/sources.ts'

const COMMAND = resolve('dist/cli/main.js')

export interface Outcome {
  /** Exit code, or the name of the signal that ended it. */
  readonly code: number | string
  readonly stdout: string
  readonly stderr: string
}

export interface Workplace {
  readonly path: string
  /** Writes a file, a recording if no content is given; answers its full path. */
  put(name: string, content?: string | Uint8Array): string
  /** All names in it, hidden ones too, sorted. */
  names(): string[]
  run(...args: string[]): Promise<Outcome>
  /** Runs a line of shell in which `"$@"` is the command, as `node` and its file. */
  shell(line: string): Promise<Outcome>
  start(args: readonly string[], options?: StartOptions): Running
  remove(): void
}

interface StartOptions {
  /** What comes in; `'open'` never ends. Default: nothing. */
  readonly stdin?: string | Uint8Array
  readonly env?: NodeJS.ProcessEnv
}

export interface Running {
  readonly child: ChildProcess
  readonly outcome: Promise<Outcome>
}

export function createWorkplace(): Workplace {
  if (!existsSync(COMMAND)) throw new Error('dist/cli/main.js is not there: run `npm run build` before these tests')
  const path = mkdtempSync(join(tmpdir(), 'portable-replay-cli-'))
  const start = (args: readonly string[], options: StartOptions = {}) =>
    startProcess(path, [process.execPath, COMMAND, ...args], options)
  return {
    path,
    put(name, content = JSON.stringify(recorded())) {
      writeFileSync(join(path, name), content)
      return join(path, name)
    },
    names: () => readdirSync(path).sort(),
    run: (...args) => start(args).outcome,
    shell: (line) => startProcess(path, ['sh', '-c', line, 'sh', process.execPath, COMMAND]).outcome,
    start,
    remove: () => rmSync(path, { recursive: true, force: true }),
  }
}

function startProcess(cwd: string, words: readonly string[], { stdin = '', env = {} }: StartOptions = {}): Running {
  const [file = '', ...args] = words
  const child = spawn(file, args, { cwd, env: { ...process.env, NO_COLOR: '', ...env } })
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text))
  }
  // a command that fails early does not read its input
  child.stdin.on('error', () => {})
  if (stdin !== 'open') child.stdin.end(stdin)
  const outcome = new Promise<Outcome>((done) => {
    child.on('close', (code, signal) => done({ code: code ?? signal ?? 'unknown', ...texts }))
  })
  return { child, outcome }
}
