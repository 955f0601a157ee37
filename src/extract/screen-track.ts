import type { ScreenText } from '../model/screen-text.ts'
import type { Tracked } from '../model/tracks.ts'
import type { ShownText } from './shown-texts.ts'

/** The texts of all windows as a track, by when they appeared. */
export function screenTrack(
  windows: readonly { readonly screen: readonly ShownText[] }[],
  atMs: (timestamp: number) => number,
): Tracked<ScreenText>[] {
  const texts = windows.flatMap(({ screen }, window) =>
    screen.map(({ text, timestamp, until }): Tracked<ScreenText> => {
      return { text, ...(until !== undefined && { untilMs: atMs(until) }), atMs: atMs(timestamp), window }
    }),
  )
  return texts.sort((one, other) => one.atMs - other.atMs)
}
