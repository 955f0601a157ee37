/**
 * Reports of a browser about what was recorded, which no cleaning can prevent: the recorded page itself caused the same
 * ones. Reviewed one by one; keep it short. Everything else in a console fails a page test.
 */
export const UNAVOIDABLE: readonly { readonly report: RegExp; readonly because: string }[] = [
  {
    report: /^Error: <\w+> attribute [\w:-]+: (Expected|Unexpected|A negative value|Trailing garbage)/,
    because: 'Chromium complains about odd numbers in recorded SVG, which it draws as well as it can',
  },
  {
    report: /^Failed to load resource: net::ERR_INVALID_URL data:image\//,
    because: 'a recorder cut a picture in its data: address off, and Chromium complains; nothing is asked from anybody',
  },
]

export function isUnavoidable(report: string): boolean {
  return UNAVOIDABLE.some((entry) => entry.report.test(report))
}
