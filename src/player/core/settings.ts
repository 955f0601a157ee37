/** What a viewer sets once: kept by the browser where it allows that, and only while the page is open where it doesn't. */
import { THEMES, type Theme } from '../../model/look.ts'
import { type Store, createStore } from './store.ts'

/** How moments are written: since the start, or as a time of day. `recorded`: where the person was, if that is known. */
export type TimeFormat = 'relative' | 'utc' | 'local' | 'recorded'

export interface Settings {
  readonly speed: number
  readonly skipIdle: boolean
  /** Begin again at the end. */
  readonly loop: boolean
  /** Let recorded video and sound be heard. */
  readonly sound: boolean
  /** Draw the recorded pointer, its clicks and its touches. */
  readonly cursor: boolean
  /** Draw the way that the pointer came. */
  readonly trail: boolean
  /** Say what was clicked and typed, as it happens. */
  readonly inputMarks: boolean
  /** The picture as large as there is room, or pixel by pixel. */
  readonly scale: 'fit' | 'full'
  readonly times: TimeFormat
  /** Idle time takes no room on the timeline. */
  readonly foldIdle: boolean
  /** Colours of the page; `page`: as whoever made it, or its host, has chosen. */
  readonly theme: 'page' | Theme
}

export const DEFAULT_SETTINGS: Settings = {
  speed: 1,
  skipIdle: true,
  loop: false,
  sound: false,
  cursor: true,
  trail: true,
  inputMarks: true,
  scale: 'fit',
  times: 'relative',
  foldIdle: false,
  theme: 'page',
}

/** The part of the Web Storage API that is used. */
export type Keep = Pick<Storage, 'getItem' | 'setItem'>

const KEY = 'portable-replay:settings'

/** What was kept counts where it is of the right kind; each change is kept. */
export function createSettings(keep: Keep | undefined): Store<Settings> {
  const store = createStore<Settings>({ ...DEFAULT_SETTINGS, ...kept(keep) })
  store.subscribe((settings) => {
    try {
      keep?.setItem(KEY, JSON.stringify(settings))
    } catch {
      // full or forbidden: it holds while the page is open
    }
  })
  return store
}

function kept(keep: Keep | undefined): Partial<Settings> {
  try {
    const found = JSON.parse(keep?.getItem(KEY) ?? '{}') as { readonly [name: string]: unknown }
    return Object.fromEntries(
      Object.entries(DEFAULT_SETTINGS).flatMap(([name, usual]) => ofItsKind(name, found[name], usual)),
    )
  } catch {
    return {}
  }
}

/** Settings that are one of several, and what each may be. */
export const CHOICES = {
  scale: ['fit', 'full'],
  times: ['relative', 'utc', 'local', 'recorded'],
  theme: ['page', ...THEMES],
} as const satisfies { readonly [name in keyof Settings]?: readonly Settings[name][] }

function ofItsKind(name: string, value: unknown, usual: unknown): [string, unknown][] {
  const choices: readonly unknown[] = Object.hasOwn(CHOICES, name) ? CHOICES[name as keyof typeof CHOICES] : [value]
  if (typeof value !== typeof usual || !choices.includes(value)) return []
  return [[name, value]]
}
