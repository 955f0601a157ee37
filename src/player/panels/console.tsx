/** What the page wrote to its console. */
import type { TracksIndex } from '../../model/bundle.ts'
import type { ConsoleLine } from '../../model/console.ts'
import type { Tracked } from '../../model/tracks.ts'
import { CopyButton } from '../parts/copy-button.tsx'
import { wholeText } from '../parts/format.ts'
import { BugIcon, ErrorIcon, InfoIcon, WarningIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { formattedParts } from './console-format.ts'
import { type ConsoleRow, withRepeats } from './console-repeats.ts'
import { MomentLink } from './detail.tsx'
import { Hits } from './search.tsx'
import { Stack } from './stack.tsx'
import { type Tone, type TrackView, lineOf } from './track-view.ts'
import { RecordedValue } from './value-tree.tsx'

const TONES: { readonly [level: string]: Tone } = { error: 'trouble', warn: 'warning', debug: 'quiet' }
const ICONS: { readonly [level: string]: typeof ErrorIcon } = {
  error: ErrorIcon,
  warn: WarningIcon,
  info: InfoIcon,
  debug: BugIcon,
}
const NAMES: { readonly [level: string]: string } = {
  error: say('console-error'),
  warn: say('console-warning'),
  info: say('console-info'),
  debug: say('console-debug'),
}

/** Levels are recorded: a name such as `constructor` is none. */
function ofLevel<Value>(values: { readonly [level: string]: Value }, level: string): Value | undefined {
  return Object.hasOwn(values, level) ? values[level] : undefined
}

export const consoleView: TrackView<ConsoleRow, NonNullable<TracksIndex['console']>> = {
  label: say('console'),
  nothing: say('console-nothing'),
  troubles({ levels }) {
    const count = levels?.error ?? 0
    return { count, name: say('console-troubles', { count }) }
  },
  tone: ({ level }) => ofLevel(TONES, level) ?? 'plain',
  arranged: withRepeats,
  filters: [
    { id: 'errors', name: say('filter-errors'), matches: ({ level }) => level === 'error' },
    { id: 'warnings', name: say('filter-warnings'), matches: ({ level }) => level === 'warn' },
    { id: 'info', name: say('console-info'), matches: ({ level }) => level === 'info' },
    // what has no name of its own is a plain line
    { id: 'log', name: say('console-log'), matches: ({ level }) => !Object.hasOwn(NAMES, level) },
    { id: 'debug', name: say('console-debug'), matches: ({ level }) => level === 'debug' },
  ],
  texts: ({ level, parts }) => [ofLevel(NAMES, level) ?? '', textOf({ parts })],
  row({ level, parts, count }) {
    const Level = ofLevel(ICONS, level)
    const name = ofLevel(NAMES, level)
    return (
      <>
        <span class="row-sign">{Level && <Level />}</span>
        {name && <span class="unseen">{name}: </span>}
        <bdi class="row-text">
          <Hits text={lineOf(formattedParts(parts))} />
        </bdi>
        {count !== undefined && (
          <span class="row-count" title={say('console-times', { count: wholeText(count) })}>
            <span class="unseen">{say('console-times', { count: wholeText(count) })}</span>
            <span aria-hidden="true">×{wholeText(count)}</span>
          </span>
        )}
      </>
    )
  },
  detail: (line) => <Line line={line} />,
}

function textOf({ parts }: Pick<ConsoleLine, 'parts'>): string {
  return formattedParts(parts).join(' ')
}

function Line({ line }: { line: Tracked<ConsoleRow> }) {
  const { level, parts, trace, count, untilMs } = line
  return (
    <>
      <p class="detail-title">
        {ofLevel(NAMES, level) ?? say('console-log')}
        {count !== undefined && ` · ${say('console-times', { count: wholeText(count) })}`}
        {untilMs !== undefined && <MomentLink ms={untilMs} name={(moment) => say('console-until', { moment })} />}
      </p>
      {formattedParts(parts).map((part, number) => (
        <RecordedValue key={number} text={part} />
      ))}
      {trace.length > 0 && (
        <>
          <h3>{say('console-called-from')}</h3>
          <Stack trace={trace} />
        </>
      )}
      <p class="detail-actions">
        <CopyButton name={say('console-copy')} text={() => [textOf(line), ...trace].join('\n')} />
      </p>
    </>
  )
}
