/** What the page wrote to its console. */
import type { TracksIndex } from '../../model/bundle.ts'
import type { ConsoleLine } from '../../model/console.ts'
import { ErrorIcon, InfoIcon, WarningIcon } from '../parts/icons.tsx'
import { FullText } from './full-text.tsx'
import { Hits } from './search.tsx'
import { type Tone, type TrackView, lineOf } from './track-view.ts'

const TONES: { readonly [level: string]: Tone } = { error: 'trouble', warn: 'warning', debug: 'quiet' }
const NAMES: { readonly [level: string]: string } = { error: 'Error', warn: 'Warning', info: 'Info', debug: 'Debug' }
const ICONS: { readonly [level: string]: typeof ErrorIcon } = { error: ErrorIcon, warn: WarningIcon, info: InfoIcon }

/** Levels are recorded: a name such as `constructor` is none. */
function ofLevel<Value>(values: { readonly [level: string]: Value }, level: string): Value | undefined {
  return Object.hasOwn(values, level) ? values[level] : undefined
}

export const consoleView: TrackView<ConsoleLine, NonNullable<TracksIndex['console']>> = {
  label: 'Console',
  nothing: 'No console output was recorded.',
  troubles: ({ levels }) => ({ count: levels?.error ?? 0, name: levels?.error === 1 ? 'error' : 'errors' }),
  tone: ({ level }) => ofLevel(TONES, level) ?? 'plain',
  texts: ({ level, parts }) => [ofLevel(NAMES, level) ?? '', parts.join(' ')],
  row({ level, parts }) {
    const Level = ofLevel(ICONS, level)
    const name = ofLevel(NAMES, level)
    return (
      <>
        <span class="row-sign">{Level && <Level />}</span>
        {name && <span class="unseen">{name}: </span>}
        <bdi class="row-text">
          <Hits text={lineOf(parts)} />
        </bdi>
      </>
    )
  },
  detail: ({ level, parts, trace }) => (
    <>
      <p class="detail-title">{ofLevel(NAMES, level) ?? 'Log'}</p>
      <FullText text={parts.join(' ')} />
      {trace.length > 0 && (
        <>
          <h3>Called from</h3>
          <FullText text={trace.join('\n')} />
        </>
      )}
    </>
  ),
}
