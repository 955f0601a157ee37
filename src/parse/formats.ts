import type { Format } from './format.ts'
import { posthogArray, posthogLines, rrwebArray } from './lines.ts'
import { posthogExport, posthogExport2022 } from './posthog-export.ts'
import { posthogByWindow, posthogResult, posthogSnapshots, rrwebData, rrwebEvents } from './wrapped.ts'

/** Every format that can be read, most specific first: the first row that recognises a value reads the document. */
export const formats: readonly Format[] = [
  posthogExport,
  posthogExport2022,
  posthogByWindow,
  posthogResult,
  posthogSnapshots,
  rrwebData,
  rrwebEvents,
  posthogLines,
  posthogArray,
  rrwebArray,
]
