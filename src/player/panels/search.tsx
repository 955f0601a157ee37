/** Finds rows by what they say, in whichever list is shown. */
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { SearchIcon } from '../parts/icons.tsx'

/** What is looked for; undefined for nothing. */
export interface Query {
  /** Whether a text says it. */
  finds(text: string): boolean
  /** The text in pieces, of which every second one is found. */
  parts(text: string): readonly string[]
}

export const QueryContext = createContext<Query | undefined>(undefined)

/** Letters in either case, and any white space for white space. */
export function queryOf(words: string): Query | undefined {
  const pattern = words
    .trim()
    .replace(/[\\^$.*+?()[\]{}|/]/g, (sign) => `\\${sign}`)
    .replace(/\s+/g, () => '\\s+')
  if (pattern === '') return undefined
  const [one, all] = [new RegExp(pattern, 'iu'), new RegExp(`(${pattern})`, 'giu')]
  return { finds: (text) => one.test(text), parts: (text) => text.split(all) }
}

/** A text in which what is looked for stands out. */
export function Hits({ text }: { text: string }) {
  const query = useContext(QueryContext)
  if (!query) return <>{text}</>
  return <>{query.parts(text).map((part, number) => (number % 2 === 1 ? <mark key={number}>{part}</mark> : part))}</>
}

const SEARCH_ID = 'portable-replay-search'

/** Puts the cursor there, once it is drawn. */
export function focusSearch(): void {
  requestAnimationFrame(() => document.getElementById(SEARCH_ID)?.focus())
}

interface SearchFieldProps {
  readonly words: string
  onWords(words: string): void
}

/** Escape empties it first; arrow down and Enter lead into the list. */
export function SearchField({ words, onWords }: SearchFieldProps) {
  return (
    <div class="panel-search">
      <SearchIcon />
      <input
        type="search"
        id={SEARCH_ID}
        aria-label="Search the lists"
        placeholder="Search steps, console, network"
        autocomplete="off"
        spellcheck={false}
        value={words}
        onInput={({ currentTarget }) => onWords(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && words !== '') onWords('')
          else if (event.key === 'ArrowDown' || event.key === 'Enter') focusList(event.currentTarget)
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
