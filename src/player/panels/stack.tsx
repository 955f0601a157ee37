/** Where a line was written: the calls that led there. */
import { useState } from 'preact/hooks'
import { say } from '../parts/say.ts'

const FIRST_FRAMES = 10

interface Frame {
  /** Of the function; '' for one without. */
  readonly name: string
  /** Address, line and column. */
  readonly place: string
}

/** Reads a frame as Chrome (`at name (place)`), Firefox (`name@place`) and rrweb (`name (place)`) write it. */
export function frameOf(text: string): Frame {
  const line = text.trim().replace(/^at\s+/, '')
  const [, chromeName, chromePlace] = /^(.*?)\s*\((.*)\)$/.exec(line) ?? []
  if (chromePlace !== undefined) return { name: chromeName ?? '', place: chromePlace }
  const [, firefoxName, firefoxPlace] = /^([^@/]*)@(.*)$/.exec(line) ?? []
  if (firefoxPlace !== undefined) return { name: firefoxName ?? '', place: firefoxPlace }
  return /^\S+:\d+/.test(line) ? { name: '', place: line } : { name: line, place: '' }
}

/** Innermost first. */
export function Stack({ trace }: { trace: readonly string[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? trace : trace.slice(0, FIRST_FRAMES)
  return (
    <>
      <ol class="stack">
        {shown.map((text, number) => {
          const { name, place } = frameOf(text)
          return (
            <li key={number}>
              <bdi class="stack-name">{name || say('frame-without-name')}</bdi> <bdi class="stack-place">{place}</bdi>
            </li>
          )
        })}
      </ol>
      {shown.length < trace.length && (
        <button type="button" class="value-more" onClick={() => setWhole(true)}>
          {say('frames-more', { count: trace.length - shown.length })}
        </button>
      )}
    </>
  )
}
