/** What a list can be narrowed to, as buttons that stay down. */
import { countText } from '../parts/format.ts'
import { say } from '../parts/say.ts'
import type { Filter } from './track-view.ts'

interface FiltersProps {
  readonly filters: readonly Filter<never>[]
  /** Ids of those that are on. */
  readonly chosen: readonly string[]
  /** How many rows each of them has; undefined until they are counted. */
  readonly counts: readonly number[] | undefined
  onChoose(chosen: readonly string[]): void
}

export function Filters({ filters, chosen, counts, onChoose }: FiltersProps) {
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <div class="filters" role="group" aria-label={say('filters')}>
      {filters.map(({ id, name }, number) => (
        <button type="button" key={id} class="filter" aria-pressed={chosen.includes(id)} onClick={() => toggle(id)}>
          {name} {counts && <span class="count">{countText(counts[number] ?? 0)}</span>}
        </button>
      ))}
      {chosen.length > 0 && (
        <button type="button" class="filters-clear" onClick={() => onChoose([])}>
          {say('filters-clear')}
        </button>
      )}
    </div>
  )
}
