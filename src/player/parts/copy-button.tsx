/** A button that copies a text; where no browser lets it, the text stands there to be copied by hand. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { copyText } from './copy.ts'
import { CheckIcon, CopyIcon } from './icons.tsx'
import { say } from './say.ts'

interface CopyButtonProps {
  /** Such as `Copy URL`. */
  readonly name: string
  /** Asked for when it is copied. */
  readonly text: () => string
  /** Of the button; `copy-button` unless it stands in a list with looks of its own. */
  readonly class?: string
}

/** How long it says that it has copied, milliseconds. */
const SAID_MS = 2000

/** Says so for everybody: the icon becomes a tick, and a status is read out. */
export function CopyButton({ name, text, class: look = 'copy-button' }: CopyButtonProps) {
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle')
  const given = useRef('')
  useEffect(() => {
    if (state !== 'copied') return undefined
    const timer = setTimeout(() => setState('idle'), SAID_MS)
    return () => clearTimeout(timer)
  }, [state])
  return (
    <>
      <button
        type="button"
        class={look}
        onClick={({ currentTarget }) => {
          given.current = text()
          void copyText(given.current, currentTarget).then((copied) => setState(copied ? 'copied' : 'refused'))
        }}
      >
        {state === 'copied' ? <CheckIcon /> : <CopyIcon />}
        <span>{name}</span>
      </button>
      <span class="unseen" role="status">
        {state === 'copied' && say('copied')}
      </span>
      {state === 'refused' && (
        <label class="copy-by-hand">
          {say('copy-by-hand')}
          <textarea
            readOnly
            rows={3}
            dir="auto"
            value={given.current}
            ref={(field) => {
              field?.focus()
              field?.select()
            }}
            onBlur={() => setState('idle')}
          />
        </label>
      )}
    </>
  )
}
