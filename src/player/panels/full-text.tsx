/** Recorded text at full length, as far as a page can carry it. */
import { wholeText } from '../parts/format.ts'

/** A browser takes a second to lay out a megabyte in one element. */
const MOST_CHARACTERS = 100_000

/** Line breaks stay; what is cut is said. */
export function FullText({ text }: { text: string }) {
  return (
    <>
      <pre class="full-text">
        <bdi>{text.slice(0, MOST_CHARACTERS)}</bdi>
      </pre>
      {text.length > MOST_CHARACTERS && (
        <p class="panel-hint">
          Only the first {wholeText(MOST_CHARACTERS)} of {wholeText(text.length)} characters are shown.
        </p>
      )}
    </>
  )
}

/** JSON is easier to read with its structure; everything else stays as it is. */
export function readable(text: string): string {
  if (text.length > MOST_CHARACTERS || !/^\s*[[{]/.test(text)) return text
  try {
    return JSON.stringify(JSON.parse(text), undefined, 2)
  } catch {
    return text
  }
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
                <bdi>{name}</bdi>
              </dt>
              <dd>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}
