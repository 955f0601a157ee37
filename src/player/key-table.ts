/** The keys: what each does, and what the list of keys says of it. */
import type { playerWords } from '../model/words/player.ts'
import type { Controller } from './core/controller.ts'
import { SPEEDS } from './core/speed.ts'
import { toggleFullscreen } from './fullscreen.ts'
import { ZOOM_STEP } from './timeline/tools.tsx'
import { zoomBy } from './timeline/zoom.ts'

export interface KeyTargets {
  readonly controller: Controller
  openHelp(): void
  closeList(): void
  togglePanel(): void
  search(): void
  share(): void
}

export interface KeyRow {
  readonly says: Extract<keyof typeof playerWords, `key-${string}`>
  /** By `KeyboardEvent.key`; behind `Alt+` where Shift or Alt is held down. */
  readonly verbs: { readonly [key: string]: (targets: KeyTargets) => unknown }
  /** Default: the keys of the verbs. */
  readonly shown?: readonly string[]
}

interface KeyGroup {
  readonly says: 'playing' | 'timeline' | 'this-page'
  readonly rows: readonly KeyRow[]
}

const seek = (ms: number) => (targets: KeyTargets) => targets.controller.seekBy(ms)
const nudge = (ms: number) => (targets: KeyTargets) => targets.controller.nudge(ms)
const toggle = ({ controller }: KeyTargets) => controller.toggle()
const zoom = (factor: number) => (targets: KeyTargets) => zoomBy(targets.controller, factor)
const speeds = Object.fromEntries(
  SPEEDS.map((speed, digit) => [digit, (targets: KeyTargets) => targets.controller.chooseSpeed(speed)]),
)

export const KEY_GROUPS: readonly KeyGroup[] = [
  {
    says: 'playing',
    rows: [
      { says: 'key-play', verbs: { ' ': toggle, k: toggle } },
      { says: 'key-seek', verbs: { ArrowLeft: seek(-5000), ArrowRight: seek(5000) } },
      { says: 'key-far', verbs: { j: seek(-10_000), l: seek(10_000) } },
      { says: 'key-near', verbs: { 'Alt+ArrowLeft': nudge(-1000), 'Alt+ArrowRight': nudge(1000) } },
      {
        says: 'key-event',
        verbs: { ',': ({ controller }) => controller.step(-1), '.': ({ controller }) => controller.step(1) },
      },
      {
        says: 'key-ends',
        verbs: { Home: ({ controller }) => controller.seek(0), End: ({ controller }) => controller.seek(Infinity) },
      },
      {
        says: 'key-speed',
        verbs: {
          '-': ({ controller }) => controller.changeSpeed(-1),
          '+': ({ controller }) => controller.changeSpeed(1),
        },
      },
      {
        says: 'key-sound',
        verbs: { m: ({ controller: { settings } }) => settings.set({ sound: !settings.get().sound }) },
      },
      { says: 'key-speeds', verbs: speeds, shown: [`0 – ${SPEEDS.length - 1}`] },
    ],
  },
  {
    says: 'timeline',
    rows: [
      { says: 'key-zoom', verbs: { z: zoom(ZOOM_STEP), Z: zoom(1 / ZOOM_STEP) } },
      {
        says: 'key-range',
        verbs: {
          '[': ({ controller }) => controller.setRangeEdge('startMs'),
          ']': ({ controller }) => controller.setRangeEdge('endMs'),
        },
      },
      {
        says: 'key-clear',
        verbs: {
          Escape({ controller, closeList }) {
            if (controller.store.get().range) controller.store.set({ range: undefined })
            else closeList()
          },
        },
        shown: ['Esc'],
      },
    ],
  },
  {
    says: 'this-page',
    rows: [
      { says: 'key-inspector', verbs: { i: (targets) => targets.togglePanel() } },
      { says: 'key-search', verbs: { '/': (targets) => targets.search() } },
      { says: 'key-share', verbs: { s: (targets) => targets.share() } },
      { says: 'key-full', verbs: { f: toggleFullscreen } },
      { says: 'key-help', verbs: { '?': (targets) => targets.openHelp() } },
    ],
  },
]

/** Keys that share a cap with what they stand for. */
const SAME: { readonly [key: string]: string } = { '=': '+', _: '-' }

const VERBS = new Map(KEY_GROUPS.flatMap(({ rows }) => rows.flatMap(({ verbs }) => Object.entries(verbs))))

/** What a key does; letters do the same in both cases, unless each case has a meaning of its own. */
export function keyVerb(key: string): ((targets: KeyTargets) => unknown) | undefined {
  return VERBS.get(key) ?? VERBS.get(Object.hasOwn(SAME, key) ? (SAME[key] as string) : key.toLowerCase())
}
