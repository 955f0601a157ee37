/** The field for what is looked for in all lists, and what is found in a text. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { SearchIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import type { Query } from './query.ts'

export const QueryContext = createContext<Query | undefined>(undefined)

/** A text in which what is looked for stands out. */
export function Hits({ text }: { text: string }) {
  const query = useContext(QueryContext)
  if (!query) return <>{text}</>
  return <>{query.parts(text).map((part, number) => (number % 2 === 1 ? <mark key={number}>{part}</mark> : part))}</>
}

const SEARCH_ID = 'portable-replay-search'

/** Puts the cursor there once it is drawn, which is before the next key: what is typed at once belongs into the field. */
export function focusSearch(): void {
  void Promise.resolve().then(() => document.getElementById(SEARCH_ID)?.focus())
}

interface SearchFieldProps {
  readonly words: string
  onFocus(): void
  onWords(words: string): void
  /** To the next hit (`1`) or the previous one (`-1`). */
  onWalk(direction: 1 | -1): void
}

/** Escape empties it first; Enter goes from hit to hit, arrow down leads into the list. */
export function SearchField({ words, onFocus, onWords, onWalk }: SearchFieldProps) {
  return (
    <div class="panel-search">
      <SearchIcon />
      <input
        type="search"
        id={SEARCH_ID}
        aria-label={say('search')}
        placeholder={say('search-hint')}
        autocomplete="off"
        spellcheck={false}
        value={words}
        onFocus={onFocus}
        onInput={({ currentTarget }) => onWords(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && words !== '') onWords('')
          else if (event.key === 'Enter' && !event.isComposing) onWalk(event.shiftKey ? -1 : 1)
          else if (event.key === 'ArrowDown') focusList(event.currentTarget)
          else return
          event.preventDefault()
        }}
      />
    </div>
  )
}

function focusList(field: HTMLElement): void {
  field.closest('.panel')?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
}
