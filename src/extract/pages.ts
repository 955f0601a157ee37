import { EventType, isFields, type ReplayEvent } from '../model/event.ts'
import type { NormalRecording } from '../model/recording.ts'
import type { PageVisit } from '../model/session.ts'

/** Custom events in which posthog-js writes a change of page that needed no load. */
const PAGE_TAGS: readonly unknown[] = ['$pageview', '$url_changed']

/** The pages of all windows in the order they were opened; a page comes again only after another one in its window. */
export function pagesOf({ windows, startedAt }: NormalRecording): PageVisit[] {
  const visits = windows.flatMap(({ events }, window) =>
    hrefChanges(events).map(({ timestamp, href }) => ({ atMs: timestamp - startedAt, window, href })),
  )
  return visits.sort((one, other) => one.atMs - other.atMs)
}

/** The events at which a window's address became another one. */
export function hrefChanges(events: readonly ReplayEvent[]): { readonly timestamp: number; readonly href: string }[] {
  const changes: { timestamp: number; href: string }[] = []
  for (const event of events) {
    const href = hrefIn(event)
    if (href !== undefined && href !== changes.at(-1)?.href) changes.push({ timestamp: event.timestamp, href })
  }
  return changes
}

function hrefIn({ type, data }: ReplayEvent): string | undefined {
  const inCustom = type === EventType.Custom && PAGE_TAGS.includes(data.tag) && isFields(data.payload)
  const href = type === EventType.Meta ? data.href : inCustom && isFields(data.payload) ? data.payload.href : undefined
  // PostHog writes 'unknown' into meta events that it patches in.
  return typeof href === 'string' && href.trim() !== '' && href !== 'unknown' ? href : undefined
}
