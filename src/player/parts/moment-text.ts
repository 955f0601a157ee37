/** Moments in the format that the viewer has chosen. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Controller } from '../core/controller.ts'
import type { TimeFormat } from '../core/settings.ts'
import { momentText } from './format.ts'
import { useStore } from './use-store.ts'

export interface MomentFormat {
  readonly format: TimeFormat
  /** Epoch ms of moment 0. */
  readonly startedAt: number
  /** IANA name of the recorded person's time zone, if it is known and this browser knows it. */
  readonly zone?: string | undefined
}

/** Writes moments as the viewer wants them; the same function until the format, the session or its zone changes. */
export function useMomentText(controller: Controller): (ms: number) => string {
  const format = useStore(controller.settings, ({ times }) => times)
  const session = useStore(controller.store, ({ session }) => session)
  const zone = useRecordedZone(controller, format === 'recorded' ? session : undefined)
  const startedAt = controller.index.sessions[session]?.startedAt ?? 0
  return useMemo(() => momentFormatter({ format, startedAt, zone }), [format, startedAt, zone])
}

/** The time zone that a session was recorded in, once it is read; of no session, none. */
export function useRecordedZone(controller: Controller, session: number | undefined): string | undefined {
  const [found, setFound] = useState<{ readonly session: number; readonly zone: string | undefined }>()
  useEffect(() => {
    if (session === undefined) return
    controller.tracks.about(session).then(
      (about) => setFound({ session, zone: knownZone(about?.person?.timeZone) }),
      () => setFound({ session, zone: undefined }),
    )
  }, [session])
  return found && found.session === session ? found.zone : undefined
}

/**
 * `1:23.4` since the start, or a time of day: `14:03:21 UTC`, `16:03:21`. What has no time of day, for want of a zone or of
 * a calendar that goes so far, is written since the start.
 */
export function momentFormatter({ format, startedAt, zone }: MomentFormat): (ms: number) => string {
  const clock = clockOf(format, zone)
  if (!clock || Number.isNaN(new Date(startedAt).getTime())) return momentText
  return (ms) => {
    const date = new Date(startedAt + ms)
    return Number.isNaN(date.getTime()) ? momentText(ms) : clock(date)
  }
}

// Intl is only asked for another zone than the viewer's: its first answer takes a tenth of a second

function clockOf(format: TimeFormat, zone: string | undefined): ((date: Date) => string) | undefined {
  if (format === 'utc') return (date) => `${date.toISOString().slice(11, 19)} UTC`
  if (format === 'local') return (date) => [date.getHours(), date.getMinutes(), date.getSeconds()].map(padded).join(':')
  if (format !== 'recorded' || zone === undefined) return undefined
  const written = formatIn(zone)
  return written && ((date) => written.format(date))
}

const padded = (value: number) => String(value).padStart(2, '0')

function formatIn(zone: string): Intl.DateTimeFormat | undefined {
  try {
    const clock = { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' } as const
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...clock })
  } catch {
    // a recorded name that no browser knows
    return undefined
  }
}

function knownZone(zone: string | undefined): string | undefined {
  return zone !== undefined && formatIn(zone) ? zone : undefined
}
