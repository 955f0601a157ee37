/** `formats`: everything that can be read, and what can be around it. */
import { containers, formats as recordings } from '../index.ts'
import { oneColumn } from './columns.ts'
import type { Request } from './arguments.ts'
import { writeStdout } from './standard-output.ts'

export async function formats({ flags }: Request): Promise<void> {
  const json = () => `${JSON.stringify({ formats: recordings, containers }, undefined, 2)}\n`
  await writeStdout(flags.json ? json() : formatsText())
}

function formatsText(): string {
  const width = Math.max(...containers.map(({ name }) => name.length))
  return [
    'A recording is known by what is in it, never by its name. It can be:',
    '',
    ...recordings.flatMap(({ id, title, sign }) => [
      ...oneColumn('  ', title),
      ...oneColumn('      ', sign),
      `      ${id}`,
    ]),
    '',
    'and lie in any of these, in folders, and in each other:',
    '',
    ...containers.flatMap(({ name, sign }) => oneColumn(`  ${name.padEnd(width)}  `, sign)),
    '',
    'portable-replay inspect <input...> says what an input holds.',
    '',
  ].join('\n')
}
