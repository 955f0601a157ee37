/** An inspection as people read it: a block of lines for each session, then everything that is wrong, in sentences. */
import { formatDuration, formatUtc } from '../model/clock.ts'
import { formats, type InspectedProblem, type InspectedSession, type Inspection } from '../index.ts'
import { counted, formatBytes, spokenDuration } from './amounts.ts'
import { oneColumn, shortened, unbroken } from './columns.ts'
import { oneLine } from '../model/shown-text.ts'

/** Characters of the longest label and the space around it. */
const LABEL_WIDTH = 12
/** Characters of a line behind its label. */
const VALUE_WIDTH = 80 - LABEL_WIDTH
/** More lines of one kind hide the others; `--json` has them all. */
const MOST_LINES = 8
/** A name of recorded text, such as a tag or a host. */
const LONGEST_NAME = 60

export function inspectionText({ sessions, problems, failures }: Inspection): string {
  const many = sessions.length > 1 ? [`${counted(sessions.length, 'session')}`, ''] : []
  const blocks = sessions.flatMap((session, index) => [
    shortened(`${sessions.length > 1 ? `${index + 1}. ` : ''}${shown(session.title) || 'Untitled'}`, 80),
    ...sessionLines(session),
    '',
  ])
  return [...many, ...blocks, ...told('Left out', failures), ...told('Notes', problems)].join('\n')
}

function sessionLines(session: InspectedSession): string[] {
  const { id, name, events, counts, bytes, types, sources, tags, plugins } = session
  const size = `${counted(events, 'event')}, ${formatBytes(bytes.events)} of JSON in the replay`
  return [
    ...labelled('When', when(session)),
    ...labelled('Person', person(session)),
    ...labelled('Recorder', session.recorder),
    ...labelled('Form', `${formatTitle(session.format)} (${session.format})`),
    ...labelled('File', fileOf(shown(name), session)),
    ...(id === undefined ? [] : labelled('Id', shortened(shown(id), VALUE_WIDTH))),
    ...labelled('Events', size),
    ...labelled('', outcome(counts)),
    ...labelled('Types', listed(types)),
    ...labelled('Changes', listed(sources)),
    ...labelled('Custom', listed(tags)),
    ...labelled('Plugins', listed(plugins)),
    ...lines('Tabs', session.windows.map(tab)),
    ...lines('Pages', pages(session)),
    ...labelled('Steps', steps(session)),
    ...labelled('Console', consoleLines(session)),
    ...labelled('Network', requests(session)),
    ...labelled('Marks', session.marks > 0 ? session.marks.toLocaleString('en') : ''),
    ...labelled('Not in it', outside(session)),
  ]
}

/** Nothing when there is nothing to say. */
function labelled(label: string, value: string): string[] {
  return value === '' ? [] : oneColumn(`  ${label}`.padEnd(LABEL_WIDTH), value)
}

function lines(label: string, values: readonly string[]): string[] {
  const kept = values.slice(0, MOST_LINES)
  if (values.length > MOST_LINES) kept.push(`and ${(values.length - MOST_LINES).toLocaleString('en')} more`)
  return kept.map((value, index) => (index === 0 ? `  ${label}` : '').padEnd(LABEL_WIDTH) + value)
}

function when({ startedAt, durationMs, activeMs }: InspectedSession): string {
  const active = durationMs > 0 ? `, ${spokenDuration(activeMs)} of it active` : ''
  return `${formatUtc(startedAt)}, ${spokenDuration(durationMs)} long${active}`
}

function person({ person: known }: InspectedSession): string {
  const facts = Object.values(known?.facts ?? {})
  return shortened(shown([...new Set(facts)].join(', ')), VALUE_WIDTH)
}

function steps({ steps: { total, troubled } }: InspectedSession): string {
  if (total === 0) return ''
  return `${total.toLocaleString('en')}${troubled > 0 ? `, ${troubled.toLocaleString('en')} with trouble` : ''}`
}

function formatTitle(format: string): string {
  return formats.find(({ id }) => id === format)?.title ?? format
}

function fileOf(name: string, { containers, bytes }: InspectedSession): string {
  const packed = containers.length > 0 ? `unpacked from ${containers.join(', ')}` : 'not packed'
  return `${shortened(name, VALUE_WIDTH)} (${formatBytes(bytes.input)}, ${packed})`
}

function outcome({ read, kept, invalid, duplicates, withheld, added }: InspectedSession['counts']): string {
  if (read === kept && added === 0) return ''
  const parts = [
    [kept, 'kept'],
    [invalid, 'unusable'],
    [duplicates, 'repeated'],
    [withheld, 'of settings left out'],
    [added, 'added'],
  ] as const
  return parts.flatMap(([count, what]) => (count > 0 ? [`${count.toLocaleString('en')} ${what}`] : [])).join(', ')
}

function listed(named: { readonly [name: string]: number }): string {
  const entries = Object.entries(named)
  const kept = entries
    .slice(0, MOST_LINES)
    .map(([name, count]) => unbroken(`${count.toLocaleString('en')} ${title(name)}`))
  return [...kept, ...(entries.length > MOST_LINES ? [`${entries.length - MOST_LINES} more`] : [])].join(', ')
}

function tab({ id, events, viewport }: InspectedSession['windows'][number]): string {
  const size = viewport ? `${viewport.width} × ${viewport.height}` : 'no picture'
  return `${id === '' ? '' : `${title(id)}: `}${counted(events, 'event')}, ${size}`
}

function pages({ pages: visits }: InspectedSession): string[] {
  return visits.map(({ atMs, href }) => {
    const at = `${formatDuration(atMs)}  `
    return at + shortened(shown(href), VALUE_WIDTH - at.length)
  })
}

function consoleLines({ console: { total, byLevel } }: InspectedSession): string {
  const levels = LEVELS.filter((level) => byLevel[level]).map(
    (level) => `${byLevel[level]?.toLocaleString('en')} ${level}`,
  )
  return total === 0 ? '' : `${counted(total, 'line')}: ${levels.join(', ')}`
}

/** Worst first. */
const LEVELS = ['error', 'warn', 'info', 'log', 'debug'] as const

function requests({ network: { total, failed } }: InspectedSession): string {
  if (total === 0) return ''
  return `${counted(total, 'request')}${failed > 0 ? `, ${failed.toLocaleString('en')} failed` : ''}`
}

function outside({ assets }: InspectedSession): string {
  const total = assets.reduce((sum, { count }) => sum + count, 0)
  const hosts = listed(
    Object.fromEntries(assets.map(({ host, count }) => [`from ${host || 'an unknown host'}`, count])),
  )
  return total === 0 ? '' : `${counted(total, 'image, font, style sheet or media file', FILES)}: ${hosts}`
}

const FILES = 'images, fonts, style sheets and media files'

function told(heading: string, problems: readonly InspectedProblem[]): string[] {
  const sentences = [...new Set(problems.map(({ message }) => shown(message)))]
  return sentences.length === 0 ? [] : [heading, ...sentences.flatMap((sentence) => oneColumn('  - ', sentence)), '']
}

/** Recorded text, harmless to a terminal and on one line. */
function shown(text: string): string {
  return oneLine(text).trim()
}

function title(name: string): string {
  return shortened(shown(name), LONGEST_NAME)
}
