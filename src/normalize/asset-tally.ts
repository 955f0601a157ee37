/** Counts what a recording refers to but doesn't carry. */
import type { Counts } from '../model/contents.ts'

export type AssetKind = 'image' | 'font' | 'style sheet' | 'media file'

export interface AssetTally {
  /** Takes note of a URL that was moved aside. */
  add(kind: AssetKind, url: string): void
  /** The page that relative URLs belong to. */
  setPage(href: string): void
  readonly assets: ReadonlyMap<AssetKind, ReadonlySet<string>>
  /** How many different addresses lie on each host; '' where no page says which host is its own. */
  hosts(): Counts
}

export function createAssetTally(): AssetTally {
  const assets = new Map<AssetKind, Set<string>>()
  const hosts = new Map<string, Set<string>>()
  let pageHost = ''
  return {
    assets,
    hosts: () => {
      const counts = [...hosts].map(([host, { size }]) => [host, size] as const)
      return new Map(counts.sort(([, one], [, other]) => other - one))
    },
    setPage(href) {
      pageHost = hostOf(href) ?? ''
    },
    add(kind, url) {
      const known = assets.get(kind) ?? new Set()
      assets.set(kind, known.add(url))
      const host = hostOf(url) ?? pageHost
      hosts.set(host, (hosts.get(host) ?? new Set()).add(url))
    },
  }
}

/** With its port, without the name and password that may stand before it. */
function hostOf(url: string): string | undefined {
  const authority = /^\s*(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}([^/\\?#]*)/i.exec(url)?.[1]
  return authority?.slice(authority.lastIndexOf('@') + 1).toLowerCase()
}
