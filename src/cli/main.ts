#!/usr/bin/env node
/** argv in, exit code out. */
import { ReplayError } from '../index.ts'
import { version } from '#page-parts'
import { readArguments, UsageError, type Request } from './arguments.ts'
import { extract } from './extract.ts'
import { help } from './help.ts'
import { make } from './make.ts'
import { createTerminal } from './terminal.ts'

const commands = { make, extract }

async function main(argv: readonly string[]): Promise<number> {
  let request: Request | undefined
  try {
    request = readArguments(argv)
    if (request.flags.help) process.stdout.write(help)
    else if (request.flags.version) process.stdout.write(`${version}\n`)
    else await commands[request.command](request, terminalFor(request))
    return 0
  } catch (error) {
    return fail(error, argv, request)
  }
}

function terminalFor(request: Request | undefined) {
  return createTerminal({ stream: process.stderr, quiet: request?.flags.quiet ?? false, env: process.env })
}

function fail(error: unknown, argv: readonly string[], request: Request | undefined): number {
  const terminal = terminalFor(request)
  if (error instanceof UsageError) {
    terminal.fail(error.message)
    return 2
  }
  // the reader of a pipe has had enough
  if ((error as NodeJS.ErrnoException).code === 'EPIPE') return 0
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  if (error instanceof ReplayError) terminal.fail(error.message)
  else
    terminal.fail(
      `This is a bug in portable-replay, not in your recording: ${firstLine(stack)} Please report it with --debug.`,
    )
  if (argv.includes('--debug'))
    process.stderr.write(
      `${stack}\n${error instanceof Error && error.cause ? `caused by ${String(error.cause)}\n` : ''}`,
    )
  return 1
}

function firstLine(stack: string): string {
  return `${stack.split('\n', 1)[0]?.replace(/\.$/, '')}.`
}

process.stdout.on('error', () => process.exit(0))
process.exitCode = await main(process.argv.slice(2))
