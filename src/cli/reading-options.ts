import type { ReplayOptions } from '../index.ts'
import type { Flags } from './arguments.ts'
import type { Terminal } from './terminal.ts'

/** What the flags of commands that read recordings ask for. */
export function readingOptions({ strict, partial, events }: Flags, { progress }: Terminal): ReplayOptions {
  return { stdin: process.stdin, strict, partial, events, onProgress: progress }
}
