/** What a person did in a session, one act a step. */

export type StepKind =
  /** The window came to a page: `value` is its address. */
  | 'page'
  /** The person went to another window, the one that the step is of. */
  | 'window'
  | 'click'
  | 'double-click'
  | 'right-click'
  | 'tap'
  /** Characters were added to a field: `count` says how many, never which. */
  | 'type'
  /** A field was changed without getting longer, or emptied. */
  | 'edit'
  | 'clear'
  | 'check'
  | 'uncheck'
  /** An option of a list, or what a slider or a field for dates was set to, is the `value`. */
  | 'choose'
  /** The window's size in CSS pixels is the `value`, as `390 × 844`. */
  | 'resize'

/**
 * What went wrong. `rage`: three clicks or more within a second, all within 30 pixels. `dead`: a click on something that can be
 * clicked, after which nothing changed, scrolled or opened for two seconds. `error`: an error in the console or a failed
 * request within a second after.
 */
export type StepSign = 'rage' | 'dead' | 'error'

/** The first that an element has, in the order in which Playwright would choose: https://playwright.dev/docs/locators. */
export type Locator =
  { readonly testId: string } | { readonly label: string } | { readonly placeholder: string } | { readonly css: string }

export interface Step {
  readonly kind: StepKind
  /** Of the element: an ARIA role, or `''` for one that has none. */
  readonly role?: string
  /** Of the element, as a person would call it, at most 80 characters; undefined when it says nothing of itself. */
  readonly name?: string
  readonly value?: string
  /** Characters that were typed, or clicks in a row if more than one. */
  readonly count?: number
  readonly signs?: readonly StepSign[]
  /** How to find the element again in the live page; absent where role and name say it. */
  readonly locator?: Locator
}
