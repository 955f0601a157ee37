/** The button that hands on what is shown: as a link, a text, a file. */
import { useEffect, useState } from 'preact/hooks'
import type { Controller } from '../core/controller.ts'
import { CheckIcon, CopyIcon, LinkIcon, SaveIcon, ShareIcon } from '../parts/icons.tsx'
import { useMomentText } from '../parts/moment-text.ts'
import { Popup } from '../parts/popup.tsx'
import { say } from '../parts/say.ts'
import { useStore } from '../parts/use-store.ts'
import { type Handing, useHanding } from './handing.ts'
import { type Handout, handoutsOf } from './handouts.ts'
import { momentLink } from './link.ts'
import { type Material, readMaterial } from './material.ts'

const BOX_ID = 'portable-replay-share'

/** Opens the sheet, or closes it. */
export function toggleShare(): void {
  document.querySelector<HTMLElement>(`#${BOX_ID} .popup > button`)?.click()
}

export function Share({ controller }: { controller: Controller }) {
  return (
    <div class="share" id={BOX_ID}>
      <Popup name={say('share')} icon={<ShareIcon />}>
        {() => <Sheet controller={controller} />}
      </Popup>
    </div>
  )
}

function Sheet({ controller }: { controller: Controller }) {
  const handing = useHanding()
  const handouts = handoutsOf(controller, useMaterial(controller))
  const rows = (first: Handout['first']) =>
    handouts
      .filter((handout) => handout.first === first)
      .map((handout) => <HandoutRow key={handout.name} handout={handout} handing={handing} />)
  return (
    <>
      <p class="share-title" aria-hidden="true">
        {say('share-copy-group')}
      </p>
      <LinkRow controller={controller} handing={handing} />
      {rows('copy')}
      <p class="share-title" aria-hidden="true">
        {say('share-save-group')}
      </p>
      {rows('save')}
      <Outcome handing={handing} />
    </>
  )
}

/** Read while the sheet opens; a part that is damaged is told of when it is asked for. */
function useMaterial(controller: Controller): Material | undefined {
  const session = useStore(controller.store, ({ session }) => session)
  const [material, setMaterial] = useState<Material>()
  useEffect(() => {
    readMaterial(controller).then(setMaterial, () => {})
  }, [session])
  return material
}

interface LinkRowProps {
  readonly controller: Controller
  readonly handing: Handing
}

function LinkRow({ controller, handing }: LinkRowProps) {
  const write = useMomentText(controller)
  const moment = useStore(controller.store, ({ timeMs }) => write(timeMs))
  const link = () => momentLink(location.href, controller.store.get(), controller.index)
  const { kind } = link()
  const name = say(kind === 'moment' ? 'share-moment' : 'share-link', { moment })
  const hint = kind === 'file' ? say('share-link-file') : kind === 'moment' ? say('share-moment-hint') : undefined
  return (
    <div class="share-row">
      <button
        type="button"
        class="popup-item"
        aria-label={whole(say('share-copy', { name }), hint)}
        onClick={({ currentTarget }) => handing.copy({ name, make: () => [link().text] }, currentTarget)}
      >
        <LinkIcon />
        <Named name={name} hint={hint} />
      </button>
    </div>
  )
}

/** One button does what most want, and fills the row; the other stands at its end. */
function HandoutRow({ handout, handing }: { handout: Handout; handing: Handing }) {
  const { icon: Icon, name, hint, first } = handout
  const deeds = {
    copy: (near: Element) => handing.copy(handout, near),
    save: () => handing.save(handout),
  }
  const other = first === 'copy' ? 'save' : 'copy'
  return (
    <div class="share-row">
      <button
        type="button"
        class="popup-item"
        aria-label={whole(say(`share-${first}`, { name }), hint)}
        onClick={({ currentTarget }) => deeds[first](currentTarget)}
      >
        <Icon />
        <Named name={name} hint={hint} />
      </button>
      <button
        type="button"
        class="button share-other"
        aria-label={say(`share-${other}`, { name })}
        title={say(`share-${other}`, { name })}
        onClick={({ currentTarget }) => deeds[other](currentTarget)}
      >
        {other === 'save' ? <SaveIcon /> : <CopyIcon />}
      </button>
    </div>
  )
}

/** The name of a button holds all of its text. */
function whole(name: string, hint: string | undefined): string {
  return hint ? `${name} ${hint}` : name
}

function Named({ name, hint }: { name: string; hint: string | undefined }) {
  return (
    <span class="share-name">
      {name} {hint && <span class="share-hint">{hint}</span>}
    </span>
  )
}

/** What came of it, for everybody; and the text itself, where the browser does not let the page copy. */
function Outcome({ handing: { outcome, byHand } }: { handing: Handing }) {
  return (
    <div class="share-outcome">
      <p role="status" class={outcome ? `share-status is-${outcome.kind}` : 'share-status'}>
        {outcome?.kind === 'done' && <CheckIcon />}
        <bdi>{outcome?.text}</bdi>
      </p>
      {byHand !== undefined && (
        <label class="copy-by-hand">
          {say('copy-by-hand')}
          <textarea
            readOnly
            rows={3}
            dir="auto"
            value={byHand}
            ref={(field) => {
              field?.focus()
              field?.select()
            }}
          />
        </label>
      )}
    </div>
  )
}
