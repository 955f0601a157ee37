/** What a replay is on paper, where nothing plays: facts, pages and steps. */
import { type ComponentChildren, render } from 'preact'
import type { About } from '../model/about.ts'
import { formatUtc } from '../model/clock.ts'
import type { Step } from '../model/step.ts'
import type { Tracked } from '../model/tracks.ts'
import { BrandMark } from './brand.tsx'
import type { Controller } from './core/controller.ts'
import { durationText } from './parts/format.ts'
import { useMomentText } from './parts/moment-text.ts'
import { personFacts } from './parts/person-facts.ts'
import { say } from './parts/say.ts'
import { SIGN_WORDS, wordsOf } from './parts/step-words.ts'

/** Rows that are printed of a list: fifty pages or so. */
const MOST_ROWS = 2000
/** After the first frame, when nobody waits for anything. */
const READ_AFTER_MS = 1500

interface Known {
  readonly session: number
  readonly steps: readonly Tracked<Step>[]
  readonly about: About | undefined
}

/** A browser prints what stands there when it says that it will, so the steps are read before. */
export function preparePaper(controller: Controller, root: HTMLElement): void {
  const { store, tracks } = controller
  const paper = document.createElement('div')
  let known: Known | undefined
  const read = async () => {
    const { session } = store.get()
    const [steps, about] = await Promise.all([tracks.read(session, 'steps'), tracks.about(session)])
    known = { session, steps, about }
  }
  const readSoon = () => setTimeout(() => read().catch(() => {}), READ_AFTER_MS)
  paper.className = 'paper'
  readSoon()
  store.subscribe((state, before) => state.session !== before.session && readSoon())
  addEventListener('beforeprint', () => {
    render(<Sheet controller={controller} known={known?.session === store.get().session ? known : undefined} />, paper)
    root.before(paper)
  })
  addEventListener('afterprint', () => {
    paper.remove()
    render(null, paper)
  })
}

function Sheet({ controller, known }: { controller: Controller; known: Known | undefined }) {
  const { title, id, startedAt, durationMs, pages } = controller.session
  const momentText = useMomentText(controller)
  const person = known?.about?.person
  const facts = [
    [say('about-start'), formatUtc(startedAt)],
    [say('about-length'), durationText(durationMs)],
    ...(id ? [[say('about-id'), id] as const] : []),
    ...(person ? personFacts(person) : []),
  ]
  return (
    <>
      <BrandMark />
      <h1>
        <bdi>{title}</bdi>
      </h1>
      <dl class="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
      <List title={say('tab-pages')} rows={pages}>
        {({ atMs, href }) => [momentText(atMs), <bdi>{href.slice(0, 500)}</bdi>]}
      </List>
      <List title={say('steps')} rows={known?.steps ?? []}>
        {(step) => [momentText(step.atMs), <StepWords step={step} />]}
      </List>
    </>
  )
}

interface ListProps<Row> {
  readonly title: string
  readonly rows: readonly Row[]
  readonly children: (row: Row) => readonly [moment: string, words: ComponentChildren]
}

function List<Row>({ title, rows, children }: ListProps<Row>) {
  if (rows.length === 0) return null
  return (
    <>
      <h2>{title}</h2>
      <ol>
        {rows.slice(0, MOST_ROWS).map((row, number) => {
          const [moment, words] = children(row)
          return (
            <li key={number}>
              <time>{moment}</time>
              <span>{words}</span>
            </li>
          )
        })}
      </ol>
      {rows.length > MOST_ROWS && <p>…</p>}
    </>
  )
}

function StepWords({ step }: { step: Tracked<Step> }) {
  const signs = (step.signs ?? []).filter((sign) => Object.hasOwn(SIGN_WORDS, sign))
  return (
    <>
      {wordsOf(step).map((word, number) =>
        typeof word === 'string' ? word : <bdi key={number}>{word.recorded.slice(0, 500)}</bdi>,
      )}
      {signs.map((sign) => (
        <em key={sign}>{SIGN_WORDS[sign]}</em>
      ))}
    </>
  )
}
