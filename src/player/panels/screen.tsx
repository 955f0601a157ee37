/** The texts that were on the screen. */
import type { ScreenText } from '../../model/screen-text.ts'
import { momentText } from '../parts/format.ts'
import { say } from '../parts/say.ts'
import { FullText } from './full-text.tsx'
import { Hits } from './search.tsx'
import type { TrackView } from './track-view.ts'

export const screenView: TrackView<ScreenText> = {
  label: say('tab-screen'),
  nothing: say('screen-none'),
  troubles: () => ({ count: 0, name: '' }),
  tone: () => 'plain',
  filters: [],
  texts: ({ text }) => [text],
  row: ({ text }) => (
    <bdi class="row-text row-step">
      <Hits text={text} />
    </bdi>
  ),
  detail: ({ text, untilMs }) => (
    <>
      <FullText text={text} />
      {untilMs !== undefined && <p class="panel-hint">{say('screen-gone', { moment: momentText(untilMs) })}</p>}
    </>
  ),
}
