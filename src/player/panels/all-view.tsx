/** The list of everything that happened: each row looks as it does in its own list, behind a sign of that list. */
import { BellIcon, NetworkIcon, PersonIcon, TerminalIcon } from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { ALL_TRACKS, type Told, type TrackItem } from './all.ts'
import type { TrackView } from './track-view.ts'

const SIGNS = { steps: PersonIcon, console: TerminalIcon, network: NetworkIcon, marks: BellIcon }

export function createAllView(viewOf: (name: Told['of']) => TrackView<TrackItem>): TrackView<Told> {
  return {
    label: say('tab-all'),
    nothing: say('all-nothing'),
    troubles: () => ({ count: 0, name: '' }),
    tone: ({ of, item }) => viewOf(of).tone(item),
    filters: [
      ...ALL_TRACKS.map((name) => ({
        id: name,
        name: viewOf(name).label,
        matches: ({ of }: Told) => of === name,
      })),
      {
        id: 'trouble',
        name: say('all-trouble'),
        group: 'tone',
        matches: ({ of, item }) => viewOf(of).tone(item) === 'trouble',
      },
    ],
    texts: ({ of, item }) => viewOf(of).texts(item),
    row({ of, item }) {
      const Sign = SIGNS[of]
      return (
        <>
          <span class="row-of" title={viewOf(of).label}>
            <Sign />
            <span class="unseen">{viewOf(of).label}: </span>
          </span>
          {viewOf(of).row(item)}
        </>
      )
    },
    detail: ({ of, item }) => viewOf(of).detail(item),
  }
}
