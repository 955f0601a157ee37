/** The address of this page at the moment that is shown. */
import type { BundleIndex } from '../../model/bundle.ts'
import { formatHash } from '../core/hash.ts'
import type { PlayerState } from '../core/state.ts'

type Shown = Pick<PlayerState, 'session' | 'window' | 'following' | 'timeMs'>

/** `kind` says where the text leads: to a page that others can open, to a file of this computer, or only to a moment. */
export interface MomentLink {
  readonly kind: 'address' | 'file' | 'moment'
  readonly text: string
}

/** A frame that was made of a text has no address that anybody could open. */
export function momentLink(href: string, shown: Shown, { sessions }: BundleIndex): MomentLink {
  const { session, window, following, timeMs } = shown
  const hash = formatHash({
    ...(sessions.length > 1 ? { session: session + 1 } : {}),
    ...(following || (sessions[session]?.windows.length ?? 0) < 2 ? {} : { window: window + 1 }),
    ms: Math.round(timeMs),
  })
  const address = href.replace(/#.*$/s, '')
  if (/^https?:/i.test(address)) return { kind: 'address', text: address + hash }
  return /^file:/i.test(address) ? { kind: 'file', text: address + hash } : { kind: 'moment', text: hash }
}
