/** Puts the player into the page. */
import { render } from 'preact'
import { BUNDLE_FORMAT } from '../model/bundle.ts'
import { ReplayError, problem } from '../model/problem.ts'
import { type PortableReplay, createApi } from './api.ts'
import { Controller, type ControllerOptions } from './core/controller.ts'
import { reportOf } from './core/events.ts'
import { parseHash } from './core/hash.ts'
import { listenToHost } from './messages.ts'
import { preparePaper } from './paper.tsx'
import { Shell } from './shell.tsx'

declare global {
  interface Window {
    portableReplay?: PortableReplay
  }
}

export interface PlayerOptions extends ControllerOptions {
  /** Holds the first screen until the player takes its place. */
  readonly root: HTMLElement
}

/**
 * Shows the player and opens it on the moment that the address asks for.
 * @throws ReplayError when there is nothing that it could show
 */
export function startPlayer({ root, ...options }: PlayerOptions): void {
  const { format } = options.file.index
  if (format > BUNDLE_FORMAT) throw new ReplayError(problem('newer-format', { format, supported: BUNDLE_FORMAT }))
  const controller = new Controller(options)
  root.replaceChildren()
  render(<Shell controller={controller} />, root)
  nameDocument(controller)
  preparePaper(controller, root)
  const ready = controller.start(parseHash(location.hash))
  ready.then(
    () => performance.mark('portable-replay:first-frame'),
    () => {},
  )
  const api = createApi(controller, ready)
  window.portableReplay = api
  listenToHost({ view: window, api, report: () => reportOf(controller.store.get(), controller.index) })
  window.addEventListener('hashchange', () => controller.obey(parseHash(location.hash)))
}

function nameDocument(controller: Controller): void {
  const name = () => (document.title = controller.session.title)
  name()
  controller.store.subscribe((state, before) => state.session !== before.session && name())
}
