#!/usr/bin/env node
/** argv in, exit code out. */
import { setFlagsFromString } from 'node:v8'
import { ReplayError, version } from '../index.ts'
import { readArguments, UsageError, type Request } from './arguments.ts'
import { extract } from './extract.ts'
import { formats } from './formats.ts'
import { help } from './help.ts'
import { inspect } from './inspect.ts'
import { make } from './make.ts'
import { ReaderGoneError, watchStreams, writeStdout } from './standard-output.ts'
import { createTerminal, type Terminal } from './terminal.ts'

const commands = { make, inspect, extract, formats }

async function main(argv: readonly string[]): Promise<number> {
  let request: Request | undefined
  try {
    request = readArguments(argv)
    if (request.flags.help) await writeStdout(help[request.command])
    else if (request.flags.version) await writeStdout(`${version}\n`)
    else await commands[request.command](request, terminalFor(request))
    return 0
  } catch (error) {
    if (error instanceof ReaderGoneError) return 0
    const code = fail(error, terminalFor(request))
    if (argv.includes('--debug')) process.stderr.write(`${traceOf(error)}\n`)
    return code
  }
}

function terminalFor(request: Request | undefined): Terminal {
  return createTerminal({ stream: process.stderr, quiet: request?.flags.quiet ?? false, env: process.env })
}

function fail(error: unknown, terminal: Terminal): number {
  if (error instanceof UsageError) {
    terminal.fail(error.message)
    return 2
  }
  if (error instanceof ReplayError) terminal.fail(error.message)
  else {
    const [first = ''] = String(error).split('\n', 1)
    terminal.fail(
      `This is a bug in portable-replay, not in your recording: ${first.replace(/\.$/, '')}. Run it again with --debug and report what it says.`,
    )
  }
  return 1
}

function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const trace = error.stack ?? error.message
  return error.cause === undefined ? trace : `${trace}\ncaused by ${traceOf(error.cause)}`
}

// A gigabyte of JSON passes through as short-lived objects. Left to itself, V8 lets them pile up to several gigabytes
// before it collects; this keeps the heap close to what lives (measured: making a page of 300 MB took 2.5 GB, then 0.56).
setFlagsFromString('--heap-growing-percent=10')
watchStreams()
process.exitCode = await main(process.argv.slice(2))
