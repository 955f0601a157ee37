/** The dialog that lists the keys. */
import { useEffect, useRef } from 'preact/hooks'
import { KEY_GROUPS, type KeyRow } from './key-table.ts'
import { CloseIcon } from './parts/icons.tsx'
import { say } from './parts/say.ts'

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
      <div class="help-head">
        <h2 id="help-title">{say('keys')}</h2>
        <button type="button" class="button" aria-label={say('close')} onClick={() => dialog.current?.close()}>
          <CloseIcon />
        </button>
      </div>
      <div class="help-groups">
        {KEY_GROUPS.map(({ says, rows }) => (
          <section key={says}>
            <h3>{say(says)}</h3>
            <dl>
              {rows.map((row) => (
                <Row key={row.says} row={row} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </dialog>
  )
}

function Row({ row: { says, verbs, shown = Object.keys(verbs) } }: { row: KeyRow }) {
  return (
    <div>
      <dt>{say(says)}</dt>
      <dd>
        {shown.map((key) => (
          <kbd key={key}>{capOf(key)}</kbd>
        ))}
      </dd>
    </div>
  )
}

/** What stands on a key. */
function capOf(key: string): string {
  if (key === ' ') return say('key-space')
  return key.replace('Alt+', '⇧ ').replace('ArrowLeft', '←').replace('ArrowRight', '→')
}
