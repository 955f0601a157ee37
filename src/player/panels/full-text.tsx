/** Recorded text at full length, as far as a page can carry it. */
import { wholeText } from '../parts/format.ts'
import { say } from '../parts/say.ts'
import { Hits } from './search.tsx'
import { MOST_CHARACTERS } from './value.ts'

/** Line breaks stay; what is cut is said. */
export function FullText({ text }: { text: string }) {
  return (
    <>
      <pre class="full-text">
        <bdi>
          <Hits text={text.slice(0, MOST_CHARACTERS)} />
        </bdi>
      </pre>
      {text.length > MOST_CHARACTERS && (
        <p class="panel-hint">{say('text-cut', { shown: wholeText(MOST_CHARACTERS), all: wholeText(text.length) })}</p>
      )}
    </>
  )
}

export type Fact = readonly [name: string, value: string | undefined]

/** Names and values; those without a value are left out. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="facts">
      {facts.map(
        ([name, value], number) =>
          value !== undefined && (
            <div key={number}>
              <dt>
                <bdi>
                  <Hits text={name} />
                </bdi>
              </dt>
              <dd>
                <bdi>
                  <Hits text={value} />
                </bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
