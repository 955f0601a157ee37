/** What the person did. */
import { useContext } from 'preact/hooks'
import type { TracksIndex } from '../../model/bundle.ts'
import type { Step, StepKind, StepSign } from '../../model/step.ts'
import type { Tracked } from '../../model/tracks.ts'
import { pageAt } from '../core/place.ts'
import { ClickIcon, GlobeIcon, KeyboardIcon, ListIcon, ResizeIcon } from '../parts/icons.tsx'
import { ControllerContext } from './detail.tsx'
import { Facts, FullText } from './full-text.tsx'
import { Hits } from './search.tsx'
import { say } from '../parts/say.ts'
import { SIGN_MEANINGS, SIGN_WORDS, sentenceOf, wordsOf } from '../parts/step-words.ts'
import { type Filter, type TrackView, lineOf } from './track-view.ts'

const ICONS: { readonly [kind in StepKind]: typeof ClickIcon } = {
  page: GlobeIcon,
  window: ListIcon,
  click: ClickIcon,
  'double-click': ClickIcon,
  'right-click': ClickIcon,
  tap: ClickIcon,
  type: KeyboardIcon,
  edit: KeyboardIcon,
  clear: KeyboardIcon,
  check: ClickIcon,
  uncheck: ClickIcon,
  choose: ClickIcon,
  resize: ResizeIcon,
}

const CLICKS: ReadonlySet<string> = new Set(['click', 'double-click', 'right-click', 'tap'])
const TYPING: ReadonlySet<string> = new Set(['type', 'edit', 'clear', 'check', 'uncheck', 'choose'])
const SIGNS = ['rage', 'dead', 'error'] as const

const FILTERS: readonly Filter<Step>[] = [
  { id: 'clicks', name: say('filter-clicks'), matches: ({ kind }) => CLICKS.has(kind) },
  { id: 'typing', name: say('filter-typing'), matches: ({ kind }) => TYPING.has(kind) },
  { id: 'pages', name: say('filter-pages'), matches: ({ kind }) => kind === 'page' || kind === 'window' },
  ...SIGNS.map((sign): Filter<Step> => ({
    id: sign,
    name: SIGN_WORDS[sign],
    group: 'trouble',
    matches: ({ signs }) => signs?.includes(sign) ?? false,
  })),
]

export const stepsView: TrackView<Step, NonNullable<TracksIndex['steps']>> = {
  label: say('steps'),
  nothing: say('steps-nothing'),
  troubles: ({ troubled }) => ({ count: troubled ?? 0, name: say('steps-troubled') }),
  tone: ({ kind }) => (kind === 'resize' || kind === 'window' ? 'quiet' : 'plain'),
  filters: FILTERS,
  texts: (step) => [sentenceOf(step), ...signsOf(step).map((sign) => SIGN_WORDS[sign])],
  row(step) {
    const Kind = Object.hasOwn(ICONS, step.kind) ? ICONS[step.kind] : ClickIcon
    return (
      <>
        <span class="row-sign">
          <Kind />
        </span>
        <span class="row-text row-step">
          {wordsOf(step).map((word, number) =>
            typeof word === 'string' ? (
              word
            ) : (
              <bdi key={number}>
                <Hits text={lineOf([word.recorded])} />
              </bdi>
            ),
          )}
        </span>
        {signsOf(step).map((sign) => (
          <span key={sign} class="row-badge">
            {SIGN_WORDS[sign]}
          </span>
        ))}
      </>
    )
  },
  detail: (step) => <StepDetail step={step} />,
}

function StepDetail({ step }: { step: Tracked<Step> }) {
  const session = useContext(ControllerContext)?.session
  const page = session && pageAt(session, step.window ?? 0, step.atMs)
  return (
    <>
      <FullText text={step.kind === 'page' ? (step.value ?? '') : sentenceOf(step)} />
      <Facts
        facts={[
          [say('step-on'), step.kind === 'page' ? undefined : page?.href],
          [say('step-element'), step.role || undefined],
          [say('step-locator'), locatorText(step)],
          [say('step-value'), step.kind === 'choose' ? step.value : undefined],
          ...signsOf(step).map(meaning),
        ]}
      />
    </>
  )
}

const meaning = (sign: StepSign) => [SIGN_WORDS[sign], SIGN_MEANINGS[sign]] as const

/** A page is no safer than what was written into it: only signs that are known have words. */
function signsOf({ signs = [] }: Step): readonly StepSign[] {
  return signs.filter((sign) => Object.hasOwn(SIGN_WORDS, sign))
}

function locatorText({ locator }: Step): string | undefined {
  return locator && Object.entries(locator).map(([how, what]) => `${how}: ${what}`)[0]
}
