/** The same verbs for a host page around this one, as messages; player state is all that goes out. */
import { isFields } from '../model/event.ts'
import { ReplayError } from '../model/problem.ts'
import type { PortableReplay } from './api.ts'
import { type PlayerReport, isPlayerEvent } from './core/events.ts'

/** What of a window is used here, so that a test can stand in for it. */
export interface HostedView {
  readonly parent: unknown
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void
}

export interface HostOptions {
  readonly view: HostedView
  readonly api: PortableReplay
  report(): PlayerReport
}

interface Host {
  postMessage(message: object, targetOrigin: string): void
}

/**
 * Obeys `{ portableReplay: 'seek', id, ms }` and the like from `parent`, and answers with the same `id` and the state.
 * Nobody else is heard: not the stage, not other frames, not the page itself when it has no host.
 */
export function listenToHost({ view, api, report }: HostOptions): void {
  const host = view.parent as Host
  if (view.parent === view || !view.parent) return
  // To any origin: a host without one could not be named, and no word that was recorded is in here.
  const post = (message: object) => host.postMessage({ ...message, state: report() }, '*')
  view.addEventListener('message', ({ source, data }) => {
    if (source !== view.parent || !isFields(data) || typeof data['portableReplay'] !== 'string') return
    const { portableReplay: verb, id } = data
    const done = obey(api, data, post)
    done?.then(
      () => post({ portableReplay: verb, id }),
      (error: unknown) => post({ portableReplay: verb, id, error: errorCode(error) }),
    )
  })
  api.ready.then(
    () => post({ portableReplay: 'ready' }),
    (error: unknown) => post({ portableReplay: 'ready', error: errorCode(error) }),
  )
}

/** Undefined for a verb that isn't one: a host may speak to others in the same words. */
function obey(api: PortableReplay, data: { [name: string]: unknown }, post: (message: object) => void) {
  const number = (name: string) => (typeof data[name] === 'number' ? data[name] : NaN)
  const verbs: { readonly [verb: string]: () => unknown } = {
    ready: () => api.ready,
    state: () => undefined,
    seek: () => api.seek(number('ms')),
    play: () => api.play(),
    pause: () => api.pause(),
    setSpeed: () => api.setSpeed(number('speed')),
    select: () => api.select(number('n')),
    on: () => subscribe(api, data['event'], post),
  }
  const verb = data['portableReplay'] as string
  const run = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined
  return run && Promise.resolve().then(run)
}

function subscribe(api: PortableReplay, event: unknown, post: (message: object) => void): void {
  if (!isPlayerEvent(event)) throw new TypeError('There is no such event.')
  api.on(event, () => post({ portableReplay: event, event: true }))
}

function errorCode(error: unknown): string {
  return error instanceof ReplayError ? error.problem.code : 'bad-request'
}
