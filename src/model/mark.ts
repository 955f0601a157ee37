/** Something that happened in a session and is neither console, network nor a change of the page. */

/** `custom`: a recorder's or a page's own event. `analytics`: an event of an analytics tool, from a file beside it. */
export type MarkKind = 'custom' | 'analytics' | 'comment'

export interface Mark {
  readonly kind: MarkKind
  /** Such as `$pageview`, `sessionIdle` or, of Sentry's breadcrumbs, `ui.click`; never empty. */
  readonly name: string
  /** What came with it, as JSON text, cut (with a mark) at 10,000 characters; undefined when nothing did. */
  readonly details?: string
}
