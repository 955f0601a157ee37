/** A name as people see it in a sentence: one line, without control or direction characters that would disguise it. */
export function displayName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  const visible = name.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]+/g, ' ').trim()
  return visible || 'recording'
}

/** The last part of a path, so that no folder of somebody's disk ends up in a page that is passed on. */
export function fileName(path: string): string {
  return displayName(
    path
      .replace(/[\\/]+$/, '')
      .split(/[\\/]/)
      .at(-1) ?? '',
  )
}

/** An address without what may be secret in it: user, password, query and fragment. */
export function addressName(url: URL): string {
  return displayName(url.origin === 'null' ? `${url.protocol}//${url.host}${url.pathname}` : url.origin + url.pathname)
}
