/** Kinds of what the timeline marks, and what each looks like: never told by colour alone. */
import type { MomentKind } from '../../model/moment.ts'

/** The gravest first: it stands for all that happened close to it. */
export const KINDS: readonly MomentKind[] = [
  'error',
  'failed',
  'rage',
  'dead',
  'comment',
  'page',
  'custom',
  'analytics',
  'input',
  'click',
]

const TROUBLE: ReadonlySet<MomentKind> = new Set(['error', 'failed', 'rage', 'dead'])

/** Signs that something went wrong. */
export function isTrouble(kind: MomentKind): boolean {
  return TROUBLE.has(kind)
}

/** Outlines in a box of 14 by 14. */
export const SHAPES: { readonly [kind in MomentKind]: string } = {
  // a full diamond
  error: 'M7 .5 13.5 7 7 13.5.5 7z',
  // a full triangle, point down
  failed: 'M.8 2h12.4L7 13z',
  // a star with eight points
  rage: 'M7 0l1.5 3.3L12 2l-1.3 3.5L14 7l-3.3 1.5L12 12l-3.5-1.3L7 14l-1.5-3.3L2 12l1.3-3.5L0 7l3.3-1.5L2 2l3.5 1.3z',
  // a ring with a bar in it
  dead: 'M7 1a6 6 0 1 0 0 12A6 6 0 0 0 7 1zm0 2a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 6.2h6v1.6H4z',
  // a speech bubble
  comment: 'M1 1.5h12v8.3H7.2L4 13V9.8H1z',
  // a flag
  page: 'M3 1h9l-2.6 3L12 7H4.6v6.5H3z',
  // a square
  custom: 'M2.5 2.5h9v9h-9z',
  // a square with a hole
  analytics: 'M2 2h10v10H2zm2.2 2.2v5.6h5.6V4.2z',
  // a bar, as of a text field
  input: 'M3 5.2h8v3.6H3z',
  // a dot
  click: 'M7 4.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z',
}
