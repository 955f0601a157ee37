/** rrweb's event format (https://github.com/rrweb-io/rrweb/blob/main/packages/types/src/index.ts), as far as we look into it. */

export const EventType = {
  DomContentLoaded: 0,
  Load: 1,
  FullSnapshot: 2,
  IncrementalSnapshot: 3,
  Meta: 4,
  Custom: 5,
  Plugin: 6,
} as const

export const IncrementalSource = {
  Mutation: 0,
  MouseMove: 1,
  MouseInteraction: 2,
  Scroll: 3,
  ViewportResize: 4,
  Input: 5,
  TouchMove: 6,
  MediaInteraction: 7,
  StyleSheetRule: 8,
  CanvasMutation: 9,
  Font: 10,
  Log: 11,
  Drag: 12,
  StyleDeclaration: 13,
  Selection: 14,
  AdoptedStyleSheet: 15,
  CustomElement: 16,
} as const

export const MouseInteraction = {
  MouseUp: 0,
  MouseDown: 1,
  Click: 2,
  ContextMenu: 3,
  DblClick: 4,
  Focus: 5,
  Blur: 6,
  TouchStart: 7,
  TouchMoveDeparted: 8,
  TouchEnd: 9,
  TouchCancel: 10,
} as const

export const NodeType = { Document: 0, DocumentType: 1, Element: 2, Text: 3, CDATA: 4, Comment: 5 } as const

/** A JSON object of which nothing is known yet. */
export type Fields = { [name: string]: unknown }

/** An event in the shape that every recorder agrees on. `data` is as hostile as the page that was recorded. */
export interface ReplayEvent {
  readonly type: number
  readonly data: Fields
  /** Epoch milliseconds. */
  readonly timestamp: number
}

/** A node of a full snapshot or of a mutation's `adds`. */
export interface SnapshotNode {
  readonly type: number
  readonly id: number
  readonly tagName?: string
  readonly attributes?: Fields
  readonly childNodes?: readonly SnapshotNode[]
  readonly textContent?: string
  readonly isShadowHost?: boolean
  readonly isShadow?: boolean
  readonly isStyle?: boolean
  /** Ours, in keyframes: an SVG element that came with a mutation, to which the player gives its namespace in another way. */
  readonly isAdded?: boolean
  readonly isSVG?: boolean
  readonly compatMode?: string
  readonly rootId?: number
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
