/** Above the picture, as in a browser: the session's tabs and the recorded page's address. */
import type { Controller } from './core/controller.ts'
import { pageAt } from './core/place.ts'
import { addressText, pageName } from './parts/format.ts'
import { CopyButton } from './parts/copy-button.tsx'
import { GlobeIcon } from './parts/icons.tsx'
import { say } from './parts/say.ts'
import { useStore } from './parts/use-store.ts'

interface WindowBarProps {
  readonly controller: Controller
  /** At which the picture is shown. */
  readonly scale: number
}

/** Tabs (when there are several) and address; nothing in here can be followed. */
export function WindowBar({ controller, scale }: WindowBarProps) {
  const session = useStore(controller.store, ({ session }) => session)
  const several = (controller.index.sessions[session]?.windows.length ?? 0) > 1
  return (
    <>
      {several && <Tabs controller={controller} />}
      <AddressBar controller={controller} scale={scale} />
    </>
  )
}

function Tabs({ controller }: { controller: Controller }) {
  const { store } = controller
  const current = useStore(store, ({ window }) => window)
  const following = useStore(store, ({ following }) => following)
  // Names change with the page, not with every frame.
  const names = useStore(store, ({ timeMs }) =>
    controller.session.windows
      .map((_, window) => pageName(pageAt(controller.session, window, timeMs)?.href ?? ''))
      .join('\n'),
  ).split('\n')
  return (
    <div class="tabs">
      <div class="tab-list" role="group" aria-label={say('tabs')}>
        {controller.session.windows.map((_, window) => (
          <button
            type="button"
            class="tab"
            key={window}
            aria-pressed={window === current}
            title={names[window]}
            onClick={() => void controller.selectWindow(window)}
          >
            <span class="tab-number">{say('tab-number', { number: window + 1 })}</span>
            <bdi class="tab-name">{names[window]}</bdi>
          </button>
        ))}
      </div>
      <button
        type="button"
        class="follow"
        aria-pressed={following}
        title={say('follow-hint')}
        onClick={() => void (following ? controller.selectWindow(current) : controller.followWindows())}
      >
        {say('follow')}
      </button>
    </div>
  )
}

function AddressBar({ controller, scale }: WindowBarProps) {
  const href = useStore(
    controller.store,
    ({ window, timeMs }) => pageAt(controller.session, window, timeMs)?.href ?? '',
  )
  const size = useStore(controller.store, ({ size }) => size)
  const { scheme, host, rest } = addressText(href)
  return (
    <div class="address">
      <GlobeIcon />
      <bdi class="address-text" aria-label={say('address')} title={href.slice(0, 300)}>
        {host ? (
          <>
            <span>{scheme}</span>
            <b>{host}</b>
            <span>{rest}</span>
          </>
        ) : (
          <span>{rest || say('address-none')}</span>
        )}
      </bdi>
      {href && <CopyButton class="address-copy" name={say('address-copy')} text={() => href} />}
      <span class="picture-size" title={say('picture-size')}>
        {size.width} × {size.height}
        <span class="picture-scale"> · {Math.round(scale * 100)} %</span>
      </span>
    </div>
  )
}
