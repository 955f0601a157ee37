/** What the stage reports, brought to where it belongs. */
import type { StageListener } from '../stage.ts'
import type { Marks } from './marks.ts'
import type { Moving } from './moving.ts'
import type { PlayerState } from './state.ts'
import type { Store } from './store.ts'

export interface StageHearers {
  readonly store: Store<PlayerState>
  readonly marks: Marks
  /** Asked for when something is heard: the stage is made before what moves it. */
  moving(): Moving
  /** Playing reached the end. */
  finish(): void
  /** The stage broke; `reason` is for people. */
  fail(reason: string): void
}

export function createStageListener({ store, marks, moving, finish, fail }: StageHearers): StageListener {
  return {
    onTime: (ms) => moving().hearStage(ms),
    onResize: ({ width, height }) => width > 0 && height > 0 && store.set({ size: { width, height } }),
    onPointer: (position) => marks.tell(position ? { kind: 'move', ...position } : { kind: 'gone' }),
    onPress: (press) => marks.tell(press),
    onFinish: () => moving().byStage && finish(),
    onWarning: (warnings) => store.set({ warnings }),
    onFailure: fail,
  }
}
