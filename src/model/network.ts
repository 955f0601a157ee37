/** A request that a recorded page made; its time in a track is when it began. */

export type RequestKind = 'document' | 'fetch' | 'xhr' | 'script' | 'style' | 'image' | 'font' | 'media' | 'other'

export interface NetworkRequest {
  readonly url: string
  readonly kind: RequestKind
  /** `GET` and so on, in capitals; undefined when it wasn't recorded. */
  readonly method?: string
  /** HTTP status; 0 or undefined when there was no answer or it wasn't recorded. */
  readonly status?: number
  readonly durationMs?: number
  /** Bytes over the wire; 0 from the cache. Undefined too when the browser would not tell, as of other sites. */
  readonly transferBytes?: number
  /** Bytes of the body after decompression. */
  readonly bodyBytes?: number
  /**
   * Milliseconds after the request's start, of those phases that were recorded, under the names that browsers have for
   * them, such as `responseStart`: https://www.w3.org/TR/resource-timing/, https://www.w3.org/TR/navigation-timing-2/.
   */
  readonly timings?: { readonly [phase: string]: number }
  /** How many milliseconds the server says that it took for what: https://www.w3.org/TR/server-timing/. */
  readonly serverTimings?: { readonly [name: string]: number }
  /** Why it failed, in the recorder's words. */
  readonly error?: string
  readonly requestHeaders?: Headers
  /** At most 100,000 characters; a mark says how many are missing. */
  readonly requestBody?: string
  readonly responseHeaders?: Headers
  /** As `requestBody`. */
  readonly responseBody?: string
}

/** An answer of 400 or above, or none for a reason that was recorded; status 0 alone may as well mean `not recorded`. */
export function hasFailed({ status, error }: NetworkRequest): boolean {
  return error !== undefined || (status ?? 0) >= 400
}

/** Names as recorded; values that are secrets were masked before anybody sees this. */
export type Headers = { readonly [name: string]: string }
