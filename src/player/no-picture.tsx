/** Stands where the picture would be. */
import { say } from './parts/say.ts'

/** Says why a session has none. */
export function NoPicture() {
  return (
    <div class="no-picture">
      <h2>{say('no-picture')}</h2>
      <p>{say('no-picture-why')}</p>
    </div>
  )
}
