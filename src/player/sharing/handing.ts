/** Copies and saves, and knows what came of it. */
import { useState } from 'preact/hooks'
import { formatProblem, problem, ReplayError } from '../../model/problem.ts'
import { problemOf } from '../core/fault.ts'
import { copyText } from '../parts/copy.ts'
import { say } from '../parts/say.ts'
import type { Handout, Made } from './handouts.ts'
import { maySaveInVain, saveFile } from './save.ts'

export interface Handing {
  readonly outcome: { readonly kind: 'working' | 'done' | 'failed'; readonly text: string } | undefined
  /** A text that the browser would not copy. */
  readonly byHand: string | undefined
  /** `near` is where the focus is. */
  copy(handout: Copied, near: Element): void
  save(handout: Pick<Handout, 'file' | 'make'>): void
}

/** What is copied; without a file, it is a text. */
type Copied = Pick<Handout, 'name' | 'make'> & { readonly file?: Handout['file'] }

export function useHanding(): Handing {
  const [outcome, setOutcome] = useState<Handing['outcome']>()
  const [byHand, setByHand] = useState<string>()
  const run = (work: () => Promise<string | undefined>) => {
    setByHand(undefined)
    setOutcome({ kind: 'working', text: say('share-working') })
    work().then(
      (text) => setOutcome(text === undefined ? undefined : { kind: 'done', text }),
      (error: unknown) => {
        setOutcome({ kind: 'failed', text: say('share-failed', { reason: formatProblem(problemOf(error)) }) })
      },
    )
  }
  return {
    outcome,
    byHand,
    copy: ({ name, make, file }, near) =>
      run(async () => {
        const refused = file?.type === 'image/png' ? await copyPicture(make) : await copyMade(make, near)
        setByHand(refused)
        return refused === undefined ? say('share-copied', { name }) : undefined
      }),
    save: ({ file, make }) =>
      run(async () => {
        const made = make()
        const ready = made instanceof Promise ? await made : made
        saveFile(file, ready instanceof Blob ? [ready] : ready)
        return say(maySaveInVain() ? 'share-saved-maybe' : 'share-saved', { file: file.name })
      }),
  }
}

/** Answers a text that the browser would not copy. */
async function copyMade(make: () => Made | Promise<Made>, near: Element): Promise<string | undefined> {
  const made = make()
  // not a tick later than it must be: the click that allows it grows old
  const ready = made instanceof Promise ? await made : made
  const text = (ready as readonly string[]).join('')
  return (await copyText(text, near)) ? undefined : text
}

/** While it is still being made, since the click that allows it grows old. */
async function copyPicture(make: () => Made | Promise<Made>): Promise<undefined> {
  const made = Promise.resolve(make()) as Promise<Blob>
  // told of by what waits for the copy
  made.catch(() => {})
  if (typeof ClipboardItem === 'undefined' || !navigator.clipboard) throw new ReplayError(problem('copy-refused', {}))
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': made })]).catch(async (cause: unknown) => {
    await made
    throw new ReplayError(problem('copy-refused', {}), { cause })
  })
}
