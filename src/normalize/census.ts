/** Counts the events of a file as they are, before anything is mended or left out. */
import type { RecordingContents } from '../model/contents.ts'
import { EventType, IncrementalSource, isFields } from '../model/event.ts'
import { type Counter, createCounter } from './counter.ts'

export interface Census {
  /** Takes anything that stands where an event should be. */
  see(event: unknown): void
  /** Counts what was counted elsewhere. */
  add(others: Census): void
  readonly counters: Counters
  counts(): Pick<RecordingContents, 'types' | 'sources' | 'tags' | 'plugins'>
}

type Counters = { readonly [of in 'types' | 'sources' | 'tags' | 'plugins']: Counter }

/** Tags are recorded text. */
const LONGEST_NAME = 200

export function createCensus(): Census {
  const counters: Counters = {
    types: createCounter(),
    sources: createCounter(),
    tags: createCounter(),
    plugins: createCounter(),
  }
  const { types, sources, tags, plugins } = counters
  return {
    counters,
    add(others) {
      for (const of of Object.keys(counters) as (keyof Counters)[]) counters[of].add(others.counters[of])
    },
    see(event) {
      if (!isFields(event)) return
      const { type, timestamp, data } = event
      if (typeof type !== 'number' || typeof timestamp !== 'number') return
      types.count(TYPE_NAMES.get(type) ?? String(type))
      if (!isFields(data)) return
      if (type === EventType.IncrementalSnapshot) countSource(data['source'])
      else if (type === EventType.Custom) countName(data['tag'], tags.count)
      else if (type === EventType.Plugin) countName(data['plugin'], plugins.count)
    },
    counts: () => ({
      types: types.counts(),
      sources: sources.counts(),
      tags: tags.counts(),
      plugins: plugins.counts(),
    }),
  }

  function countSource(source: unknown): void {
    if (typeof source === 'number') sources.count(SOURCE_NAMES.get(source) ?? String(source))
  }
}

function countName(name: unknown, count: (name: string) => void): void {
  if (typeof name === 'string') count(name.slice(0, LONGEST_NAME))
}

const TYPE_NAMES = namesOf(EventType)
const SOURCE_NAMES = namesOf(IncrementalSource)

function namesOf(numbers: { readonly [name: string]: number }): ReadonlyMap<number, string> {
  return new Map(Object.entries(numbers).map(([name, number]) => [number, name]))
}
