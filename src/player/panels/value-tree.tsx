/** A recorded value that is opened piece by piece; what isn't open isn't drawn. */
import { useState } from 'preact/hooks'
import { ChevronIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { FullText } from './full-text.tsx'
import { isStructure, previewOf, structureOf, writtenValue } from './value.ts'

/** Members of one structure that are drawn at once. */
const PAGE_OF_MEMBERS = 100
const CUT_CHARACTERS = 400

/** JSON of a list or an object as a tree, every other text at full length. */
export function RecordedValue({ text }: { text: string }) {
  const structure = structureOf(text)
  if (!structure) return <FullText text={text} />
  return (
    <ul class="value-tree">
      {/* another value is another tree: what was open in the last one says nothing about it */}
      <Structure key={text} structure={structure} isOpenAtFirst />
    </ul>
  )
}

interface StructureProps {
  readonly name?: string
  readonly structure: object
  readonly isOpenAtFirst?: boolean
}

/** Arrow keys open and close it, as in a tree. */
function Structure({ name, structure, isOpenAtFirst = false }: StructureProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <li>
      <button
        type="button"
        class="value-toggle"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={(event) => {
          if (event.key !== (isOpen ? 'ArrowLeft' : 'ArrowRight')) return
          event.preventDefault()
          setOpen(!isOpen)
        }}
      >
        <ChevronIcon />
        {name !== undefined && <Name name={name} />}
        <bdi class="value-preview">{previewOf(structure)}</bdi>
      </button>
      {isOpen && <Members structure={structure} />}
    </li>
  )
}

function Members({ structure }: { structure: object }) {
  const [shown, setShown] = useState(PAGE_OF_MEMBERS)
  const names = Object.keys(structure)
  const values = structure as { readonly [name: string]: unknown }
  const rest = names.length - shown
  return (
    <ul>
      {names.slice(0, shown).map((name) => {
        const value = values[name]
        return isStructure(value) ? (
          <Structure key={name} name={name} structure={value} />
        ) : (
          <Leaf key={name} name={name} value={value} />
        )
      })}
      {rest > 0 && (
        <li>
          <button type="button" class="value-more" onClick={() => setShown(shown + PAGE_OF_MEMBERS)}>
            {say('value-more', { count: Math.min(rest, PAGE_OF_MEMBERS) })}
          </button>
        </li>
      )}
    </ul>
  )
}

function Leaf({ name, value }: { name: string; value: unknown }) {
  const [isWhole, setWhole] = useState(false)
  const { kind, text } = writtenValue(value)
  const isCut = !isWhole && text.length > CUT_CHARACTERS
  return (
    <li class="value-leaf">
      <Name name={name} />
      <bdi class={`value-${kind}`}>{isCut ? text.slice(0, CUT_CHARACTERS) : text}</bdi>
      {isCut && (
        <button type="button" class="value-more" onClick={() => setWhole(true)}>
          {say('value-whole', { count: text.length })}
        </button>
      )}
    </li>
  )
}

function Name({ name }: { name: string }) {
  return (
    <>
      <bdi class="value-name">{name}</bdi>
      {': '}
    </>
  )
}
