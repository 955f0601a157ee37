/** What texts about a session are made of: its lists, as far as the shown moment. */
import type { About } from '../../model/about.ts'
import type { SessionIndex } from '../../model/bundle.ts'
import type { ConsoleLine } from '../../model/console.ts'
import type { NetworkRequest } from '../../model/network.ts'
import type { Step } from '../../model/step.ts'
import type { Tracked } from '../../model/tracks.ts'
import type { Controller } from '../core/controller.ts'

export interface Material {
  readonly session: SessionIndex
  readonly steps: readonly Tracked<Step>[]
  readonly console: readonly Tracked<ConsoleLine>[]
  readonly network: readonly Tracked<NetworkRequest>[]
  readonly about: About | undefined
}

/**
 * Of the session that is shown.
 * @throws ReplayError when a part is missing or damaged
 */
export async function readMaterial(controller: Controller): Promise<Material> {
  const { session, tracks } = controller
  const number = controller.store.get().session
  const [steps, console, network, about] = await Promise.all([
    tracks.read(number, 'steps'),
    tracks.read(number, 'console'),
    tracks.read(number, 'network'),
    tracks.about(number),
  ])
  return { session, steps, console, network, about }
}

/** Rows are in time order. */
export function until<Item>(rows: readonly Tracked<Item>[], timeMs: number): readonly Tracked<Item>[] {
  const end = rows.findIndex(({ atMs }) => atMs > timeMs)
  return end === -1 ? rows : rows.slice(0, end)
}
