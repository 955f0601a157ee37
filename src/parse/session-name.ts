/** PostHog's ids: UUIDs, before 2023 longer rows of hexadecimal groups. */
const NAMED_ID = /(?:^|[\\/])export-([0-9a-f]{8,}(?:-[0-9a-f]+){3,})[.-](?:mobile\.)?(?:ph|rrweb)-recording/i

/**
 * The session's id in the name that PostHog gives an exported file. Names change on the way (browsers add ` (1)`), so
 * this is for files that hold no id themselves, and nothing is ever decided by it.
 */
export function sessionIdInName(name: string): string | undefined {
  return NAMED_ID.exec(name)?.[1]
}
