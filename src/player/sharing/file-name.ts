/** Names of files that are saved: legal on every system, whatever the recording is called. */

/** Forbidden on Windows, invisible, or half a character. */
const FORBIDDEN = /[<>:"/\\|?*]|[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu
/** Names that Windows keeps for devices, whatever follows their first dot. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[\d\u00b9\u00b2\u00b3])(?=\.|$)/i
/** Every usual file system takes 255 bytes; a character has up to four. */
const MOST_CHARACTERS = 50

/** `Cart: "empty"?` and `network.har` → `Cart- -empty--.network.har`. */
export function fileName(title: string, ending: string): string {
  const legal = title.replace(FORBIDDEN, () => '-').replace(/^[.\s]+/, '')
  const stem = [...legal]
    .slice(0, MOST_CHARACTERS)
    .join('')
    .replace(/[.\s]+$/, '')
  return `${stem.replace(RESERVED, (device) => `${device}-`) || 'replay'}.${ending}`
}

/** `83400` → `1m23s`: a moment in a name. */
export function momentName(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  return `${Math.floor(seconds / 60)}m${String(seconds % 60).padStart(2, '0')}s`
}
