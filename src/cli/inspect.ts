/** `inspect`: what recordings hold, without making a page. */
import { inspectSources, problem, ReplayError, type Inspection } from '../index.ts'
import type { Request } from './arguments.ts'
import { inspectionText } from './inspection-text.ts'
import { readingOptions } from './reading-options.ts'
import { writeStdout } from './standard-output.ts'
import type { Terminal } from './terminal.ts'

/** @throws ReplayError when there is no session that could be shown */
export async function inspect({ inputs, flags }: Request, terminal: Terminal): Promise<void> {
  const inspection = await inspectSources(inputs, readingOptions(flags, terminal))
  if (flags.json) await writeStdout(`${JSON.stringify(inspection, undefined, 2)}\n`)
  if (inspection.sessions.length === 0) throw whyNothing(inspection)
  if (!flags.json) await writeStdout(inspectionText(inspection))
}

function whyNothing({ failures: [first] }: Inspection): ReplayError {
  return new ReplayError(first ?? problem('no-sources', {}))
}
