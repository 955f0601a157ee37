/** What is known of the session as a whole, of what is not in the replay, and of the parts of the page that hold it. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { formatUtc } from '../../model/clock.ts'
import type { About } from '../../model/about.ts'
import type { SessionIndex } from '../../model/bundle.ts'
import type { Controller } from '../core/controller.ts'
import { byteText, durationText, wholeText } from '../parts/format.ts'
import { personFacts } from '../parts/person-facts.ts'
import { say } from '../parts/say.ts'
import { type Fact, Facts } from './full-text.tsx'
import { Hits } from './search.tsx'

type Answer = { readonly about: About | undefined } | { readonly reason: string }

export function AboutPanel({ controller }: { readonly controller: Controller }) {
  const { session, index } = controller
  const answer = useAbout(controller)
  const bytes = index.blocks.reduce((sum, block) => sum + block.bytes, 0)
  return (
    <div class="about" tabIndex={0} role="group" aria-label={say('tab-about')}>
      <Section title={say('about-session')} facts={sessionFacts(session)} />
      {answer && 'reason' in answer && <p class="panel-hint">{say('about-unread', answer)}</p>}
      {answer && 'about' in answer && answer.about && <Known session={session} about={answer.about} />}
      <Section
        title={say('about-parts')}
        facts={[
          [say('about-maker'), index.generator],
          [say('about-size'), byteText(bytes)],
          ...index.blocks.map(({ bytes: size, crc32 }, number): Fact => [
            say('about-part', { number: number + 1 }),
            `${byteText(size)}, CRC-32 ${crc32.toString(16).padStart(8, '0')}`,
          ]),
        ]}
      />
    </div>
  )
}

/** Undefined until it is read. */
function useAbout({ store, tracks }: Controller): Answer | undefined {
  const [answer, setAnswer] = useState<Answer>()
  useEffect(() => {
    tracks.about(store.get().session).then(
      (about) => setAnswer({ about }),
      (fault: unknown) => setAnswer({ reason: fault instanceof Error ? fault.message : String(fault) }),
    )
  }, [])
  return answer
}

function sessionFacts({ title, id, startedAt, durationMs, activity, windows }: SessionIndex): readonly Fact[] {
  const activeMs = activity.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)
  const [active, length] = [durationText(activeMs), durationText(durationMs)]
  return [
    [say('about-title'), title],
    [say('about-id'), id],
    [say('about-start'), formatUtc(startedAt)],
    [say('about-length'), active === length ? length : say('about-active', { active, length })],
    ...windows.map(({ viewport: { width, height } }, window): Fact => [
      windows.length === 1 ? say('about-viewport') : say('about-viewport-of', { number: window + 1 }),
      `${width} × ${height}`,
    ]),
  ]
}

function Known({ session, about }: { readonly session: SessionIndex; readonly about: About }) {
  const { recorder, format, file, inputBytes, person, events, problems, outside } = about
  const { read, invalid } = session.counts
  return (
    <>
      <Section title={say('about-person')} facts={person ? personFacts(person) : []}>
        {!person && <p class="panel-hint">{say('about-nobody')}</p>}
      </Section>
      <Section title={say('about-differs')}>
        {problems.length > 0 ? <Sentences sentences={problems} /> : <p class="panel-hint">{say('about-same')}</p>}
      </Section>
      <Section title={say('about-outside')} facts={outside.map(hostFact)}>
        <p class="panel-hint">{say(outside.length > 0 ? 'about-outside-hint' : 'about-outside-none')}</p>
      </Section>
      <Section
        title={say('about-recording')}
        facts={[
          [say('about-recorder'), recorder],
          [say('about-format'), format],
          [say('about-file'), file],
          [say('about-input'), byteText(inputBytes)],
        ]}
      />
      <Section
        title={say('about-events', { count: wholeText(read) })}
        facts={Object.entries(events).map(([name, count]) => [name, wholeText(count)])}
      >
        {invalid > 0 && <p class="panel-hint">{say('about-invalid', { count: wholeText(invalid) })}</p>}
      </Section>
    </>
  )
}

function hostFact({ host, count }: About['outside'][number]): Fact {
  return [host || say('about-nowhere'), say('about-addresses', { count: wholeText(count) })]
}

interface SectionProps {
  readonly title: string
  readonly facts?: readonly Fact[]
  readonly children?: ComponentChildren
}

function Section({ title, facts = [], children }: SectionProps) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
      {facts.length > 0 && <Facts facts={facts} />}
    </section>
  )
}

function Sentences({ sentences }: { readonly sentences: readonly string[] }) {
  return (
    <ul class="sentences" lang="en">
      {sentences.map((sentence, number) => (
        <li key={number}>
          <bdi>
            <Hits text={sentence} />
          </bdi>
        </li>
      ))}
    </ul>
  )
}
