/**
 * Recorded text inside of Markdown. All of it stands in code spans (https://spec.commonmark.org/0.31.2/#code-spans): nothing in
 * them is markup, a link, a mention or the number of an issue, and no text has to be littered with backslashes.
 */
import { oneLine } from '../../model/shown-text.ts'

/** Characters of one text; the rest is seen in the replay. */
const LONGEST = 300

/** Between more backticks than the text has in a row; '' of nothing. */
export function code(text: string): string {
  const line = oneLine(cut(text)).trim()
  if (line === '') return ''
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const room = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return fence + room + line + room + fence
}

function cut(text: string): string {
  if (text.length <= LONGEST) return text
  // not through the middle of a character
  return `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…`
}
