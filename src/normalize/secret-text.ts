import { isSecretHeader } from './secret-names.ts'

/** What stands in a secret's place. */
export const MASK = '[masked]'

/** Keys of a PostHog project (phc, phs) or of a person there (phx, pha, phr); all have more than forty characters. */
const POSTHOG_KEY = /(?<![A-Za-z0-9])ph[acrsx]_[A-Za-z0-9_-]{20,}/g

/** Tokens of old PostHog projects look like any word, but posthog-js asks for its settings by them, at this address. */
const SETTINGS_ADDRESS = /(\/array\/)[A-Za-z0-9_-]{10,}(?=\/config\b)/g

/** A text without PostHog's keys. */
export function withoutKeys(text: string): string {
  return text.replaceAll(POSTHOG_KEY, () => MASK).replaceAll(SETTINGS_ADDRESS, (_, before: string) => before + MASK)
}

/** Only what is a secret wherever it stands: `code`, `key` or `session` often say which thing of a page is shown. */
const SECRET_QUERY = /([?&#;](?:personal_api_key|sharing_access_token|access_token|password|secret)=)[^&#;\s"'<>\\]+/gi

/** A text without PostHog's keys and without secrets in the addresses that it holds. */
export function withoutKeysAndQueries(text: string): string {
  return withoutKeys(text).replaceAll(SECRET_QUERY, (_, name: string) => name + MASK)
}

/** Headers as they stand in a request, one a line. */
export function withoutSecretHeaders(lines: string): string {
  return lines
    .split('\n')
    .map((line) => {
      const colon = line.indexOf(':')
      return colon > 0 && isSecretHeader(line.slice(0, colon)) ? `${line.slice(0, colon)}: ${MASK}` : withoutKeys(line)
    })
    .join('\n')
}
