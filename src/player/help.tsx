/** The dialog that lists the keys. */
import { useEffect, useRef } from 'preact/hooks'
import { CloseIcon } from './parts/icons.tsx'

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['Space'], 'Play or pause'],
  [['←', '→'], 'Back or forward 5 seconds'],
  [['Home', 'End'], 'To the beginning or the end'],
  [[',', '.'], 'Previous or next event'],
  [['-', '+'], 'Slower or faster'],
  [['i'], 'Inspector'],
  [['/'], 'Search in it'],
  [['s'], 'Share'],
  [['f'], 'Full screen, where allowed'],
  [['?'], 'This list'],
]

/** Modal while it is there; the browser keeps the focus inside and closes it on Escape. */
export function Help({ onClose }: { onClose(): void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      class="help"
      ref={dialog}
      aria-labelledby="help-title"
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <header>
        <h2 id="help-title">Keyboard shortcuts</h2>
        <button type="button" class="button" aria-label="Close" onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </button>
      </header>
      <dl>
        {KEYS.map(([keys, what]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
