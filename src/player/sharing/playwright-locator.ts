/** How Playwright would find an element: https://playwright.dev/docs/locators. */
import type { Step } from '../../model/step.ts'

/** Roles of steps that are ARIA's, too: https://www.w3.org/TR/wai-aria/#role_definitions. */
const ARIA_ROLES = new Set(
  (
    'button checkbox combobox img link menuitem menuitemcheckbox menuitemradio option radio searchbox slider spinbutton ' +
    'switch tab textbox treeitem'
  ).split(' '),
)

/** A name that was cut is only the beginning of one. */
const CUT = /\s*\u2026$/

/** A call on a page, such as `getByRole("button", { name: "Save", exact: true })`. */
export function locatorCode({ role = '', name, locator }: Step): string {
  if (locator && 'testId' in locator) return `getByTestId(${quoted(locator.testId)})`
  if (name && ARIA_ROLES.has(role)) return `getByRole(${quoted(role)}, { name: ${named(name)} })`
  if (locator && 'label' in locator) return `getByLabel(${textMatch(locator.label)})`
  if (locator && 'placeholder' in locator) return `getByPlaceholder(${textMatch(locator.placeholder)})`
  if (locator) return `locator(${quoted(locator.css)})`
  if (name) return `getByText(${textMatch(name)})`
  return ARIA_ROLES.has(role) ? `getByRole(${quoted(role)}).first()` : "locator('TODO')"
}

function named(name: string): string {
  return CUT.test(name) ? quoted(name.replace(CUT, '')) : `${quoted(name)}, exact: true`
}

function textMatch(text: string): string {
  return CUT.test(text) ? quoted(text.replace(CUT, '')) : `${quoted(text)}, { exact: true }`
}

/** A string literal that is one in every place where a script can stand, also inside of a page. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[<\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}
