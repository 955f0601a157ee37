/** Counts what a recording refers to but doesn't carry. */
export type AssetKind = 'image' | 'font' | 'style sheet' | 'media file'

export interface AssetTally {
  /** Takes note of a URL that was moved aside. */
  add(kind: AssetKind, url: string): void
  /** The page that relative URLs belong to. */
  setPage(href: string): void
  readonly assets: ReadonlyMap<AssetKind, ReadonlySet<string>>
  readonly hosts: ReadonlySet<string>
}

export function createAssetTally(): AssetTally {
  const assets = new Map<AssetKind, Set<string>>()
  const hosts = new Set<string>()
  let pageHost = ''
  return {
    assets,
    hosts,
    setPage(href) {
      pageHost = hostOf(href) ?? ''
    },
    add(kind, url) {
      const known = assets.get(kind) ?? new Set()
      assets.set(kind, known.add(url))
      hosts.add(hostOf(url) ?? pageHost)
    },
  }
}

function hostOf(url: string): string | undefined {
  return /^\s*(?:[a-z][a-z0-9+.-]*:)?[/\\]{2}([^/\\?#]*)/i.exec(url)?.[1]?.toLowerCase()
}
