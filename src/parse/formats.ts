import { rrwebChunks } from './chunks.ts'
import type { Format, FormatName } from './format.ts'
import { har } from './har.ts'
import { highlightAnswer, highlightPayload } from './highlight.ts'
import { hopp } from './hopp.ts'
import { posthogArray, posthogLines, rrwebArray, rrwebPacked } from './lines.ts'
import { pagespy } from './pagespy.ts'
import { rrwebParts } from './parts.ts'
import { posthogExport, posthogExport2022 } from './posthog-export.ts'
import { posthogRows } from './posthog-rows.ts'
import { sentryEnvelope } from './sentry.ts'
import { posthogWire } from './wire.ts'
import { posthogByWindow, posthogResult, posthogSnapshots, rrwebData, rrwebEvents } from './wrapped.ts'

/** Every format that can be read, most specific first: the first row that recognises a value reads the document. */
export const formats: readonly Format[] = [
  posthogExport,
  posthogExport2022,
  posthogByWindow,
  posthogWire,
  posthogRows,
  har,
  pagespy,
  highlightPayload,
  highlightAnswer,
  hopp,
  posthogResult,
  posthogSnapshots,
  rrwebData,
  rrwebEvents,
  rrwebChunks,
  posthogLines,
  posthogArray,
  sentryEnvelope,
  rrwebParts,
  rrwebPacked,
  rrwebArray,
]

/** The table for people. */
export const formatNames: readonly FormatName[] = formats.map(({ id, title, sign }) => ({ id, title, sign }))
