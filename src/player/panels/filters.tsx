/** What a list can be narrowed to, as buttons that stay down. */
import { countText } from '../parts/format.ts'
import { say } from '../parts/say.ts'
import type { FilterCounts } from './shown-rows.ts'
import type { Filter } from './track-view.ts'

interface FiltersProps {
  readonly filters: readonly Filter<never>[]
  /** Ids of those that are on. */
  readonly chosen: readonly string[]
  readonly counts: FilterCounts | undefined
  onChoose(chosen: readonly string[]): void
}

export function Filters({ filters, chosen, counts, onChoose }: FiltersProps) {
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  const offered = filters.flatMap((filter, number) => {
    const isOn = chosen.includes(filter.id)
    return isOn || counts?.all[number] ? [{ ...filter, isOn, count: counts?.found[number] }] : []
  })
  // the room is kept while nothing is known; one filter alone tells nothing apart
  if (counts && offered.length < 2 && chosen.length === 0) return null
  return (
    <div class="filters" role="group" aria-label={say('filters')}>
      {offered.map(({ id, name, isOn, count }) => (
        <button type="button" key={id} class="filter" aria-pressed={isOn} onClick={() => toggle(id)}>
          {name} {count !== undefined && <span class="count">{countText(count)}</span>}
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
