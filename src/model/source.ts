/**
 * Where a recording comes from: a path, a folder, a URL (`https://`, `http://`, `file://`), `-` (standard input), bytes,
 * or bytes with a name. Strings that are not URLs are paths.
 */
export type Source =
  | string
  | URL
  | Uint8Array
  | { readonly name?: string; readonly data: Uint8Array | string | object }
  | AsyncIterable<Uint8Array>
