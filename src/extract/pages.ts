import { EventType, isFields, type ReplayEvent } from '../model/event.ts'
import type { PageVisit } from '../model/session.ts'

/** Custom events in which posthog-js writes a change of page that needed no load. */
const PAGE_TAGS: readonly unknown[] = ['$pageview', '$url_changed']

/** A moment (epoch ms) at which a window's address became another one. */
export interface AddressChange {
  readonly timestamp: number
  readonly href: string
}

/** The pages of all windows in the order they were opened; a page comes again only after another one in its window. */
export function pagesOf(
  windows: readonly { readonly addresses: readonly AddressChange[] }[],
  startedAt: number,
): PageVisit[] {
  const visits = windows.flatMap(({ addresses }, window) =>
    addresses.map(({ timestamp, href }) => ({ atMs: timestamp - startedAt, window, href })),
  )
  return visits.sort((one, other) => one.atMs - other.atMs)
}

/** Collects the changes of a window's address. */
export function createAddresses() {
  const changes: AddressChange[] = []
  return {
    changes: changes as readonly AddressChange[],
    /** Whether the event changed the address. */
    see(event: ReplayEvent): boolean {
      const href = hrefIn(event)
      if (href === undefined || href === changes.at(-1)?.href) return false
      changes.push({ timestamp: event.timestamp, href })
      return true
    },
  }
}

function hrefIn({ type, data }: ReplayEvent): string | undefined {
  const inCustom = type === EventType.Custom && PAGE_TAGS.includes(data.tag) && isFields(data.payload)
  const href = type === EventType.Meta ? data.href : inCustom && isFields(data.payload) ? data.payload.href : undefined
  // PostHog writes 'unknown' into meta events that it patches in.
  return typeof href === 'string' && href.trim() !== '' && href !== 'unknown' ? href : undefined
}
