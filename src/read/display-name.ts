import { oneLine } from '../model/shown-text.ts'

/** A name as people see it in a sentence: one line, without control or direction characters that would disguise it. */
export function displayName(name: string): string {
  return oneLine(name).trim() || 'recording'
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
