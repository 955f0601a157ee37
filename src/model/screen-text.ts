/** A text that was on the screen; its time in a track is when it appeared. */
export interface ScreenText {
  /** One line, at most 1,000 characters. */
  readonly text: string
  /** When it was gone, milliseconds of the session; undefined when it stayed to the end of its window. */
  readonly untilMs?: number
}
