/** Stands where the picture would be. */
import { formatProblem, problem } from '../model/problem.ts'

/** Says why a session has none. */
export function NoPicture() {
  return (
    <div class="no-picture">
      <h2>No picture</h2>
      <p>{formatProblem(problem('session-no-picture', {}))}</p>
    </div>
  )
}
