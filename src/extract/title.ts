import type { PageVisit } from '../model/session.ts'

/** The first of several titles that says anything, without blanks around it. */
export function firstTitle(candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.map((title) => title?.trim()).find((title) => title)
}

/**
 * A page's host and path. Query and fragment may hold secrets, and a title is shown where the page itself is not.
 * Undefined for addresses that name no place, such as `about:blank`.
 */
export function pageTitle(page: PageVisit | undefined): string | undefined {
  const url = page && parsed(page.href)
  if (!url) return page?.href.replace(/[?#].*$/s, '')
  if (!url.host) return url.protocol === 'file:' ? url.pathname : undefined
  return url.host + (url.pathname === '/' ? '' : url.pathname)
}

function parsed(href: string): URL | undefined {
  try {
    return new URL(href)
  } catch {
    return undefined
  }
}
