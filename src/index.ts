export {
  buildReplay,
  languages,
  version,
  writeReplay,
  type ReplayResult,
  type SessionSummary,
  type Sink,
} from './build.ts'
export { inspectSources } from './inspect.ts'
export { extractEvents, writeEvents, type ExtractedEvent, type ExtractOptions } from './extract-events.ts'
export type { ReplayEvent } from './model/event.ts'
export { formatProblem, problem, ReplayError, type Problem, type ProblemCode } from './model/problem.ts'
export type { Inspection, InspectedProblem, InspectedSession, InspectedWindow } from './model/inspection.ts'
export type { Brand, LookOptions, Theme, Translation } from './model/look.ts'
export type { Source } from './model/source.ts'
export type { Progress, ReplayOptions } from './options.ts'
export { formatNames as formats, type FormatName } from './parse/parse.ts'
export { containers, type ContainerSign } from './read/read.ts'
