/** The page's content security policy: nothing is asked from the network, and only our own scripts run. */

export interface PolicyOptions {
  /** CSP sources of every script of the page and of its stage. */
  readonly scriptHashes: readonly string[]
  /**
   * Allows frames of bytes that the page itself holds: the only documents that every browser lays out in quirks mode. Such a
   * frame has this same policy, and only a script of ours can make one.
   */
  readonly ownFrames: boolean
}

export function contentSecurityPolicy({ scriptHashes, ownFrames }: PolicyOptions): string {
  return [
    "default-src 'none'",
    `script-src ${scriptHashes.join(' ')}`,
    "style-src 'unsafe-inline'",
    'img-src data: blob:',
    'font-src data:',
    'media-src data: blob:',
    'worker-src blob:',
    "connect-src 'none'",
    `frame-src ${ownFrames ? 'blob:' : "'none'"}`,
    "object-src 'none'",
    "form-action 'none'",
    "base-uri 'none'",
  ].join(';')
}
