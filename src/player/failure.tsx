/** Says in words what can't be shown. */
import { render } from 'preact'
import { type Problem, formatProblem } from '../model/problem.ts'
import { problemOf } from './core/fault.ts'
import { WarningIcon } from './parts/icons.tsx'

/** A sentence, in English in every page, in the place of the picture that it explains. */
export function FailureNote({ failure }: { failure: Problem }) {
  return (
    <div class="failure" role="alert">
      <WarningIcon />
      <p lang="en">{formatProblem(failure)}</p>
    </div>
  )
}

/** Fills the page with a sentence: for what goes wrong before there is a player. */
export function showFailure(root: HTMLElement, error: unknown): void {
  root.replaceChildren()
  render(
    <main class="failed-page">
      <FailureNote failure={problemOf(error)} />
    </main>,
    root,
  )
}
