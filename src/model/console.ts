/** What a recorded page wrote to its console. */

/** Levels that a viewer tells apart; what a recorder calls otherwise is `log`. */
export type ConsoleLevel = 'debug' | 'log' | 'info' | 'warn' | 'error'

export interface ConsoleLine {
  readonly level: ConsoleLevel
  /**
   * What was logged, one text for each argument: strings as they are, values as JSON. Recorded text, never markup. At
   * least one, of at most 10,000 characters each; a mark says how many are missing.
   */
  readonly parts: readonly string[]
  /** Where from, innermost first, one frame a text; empty when the recorder kept none. */
  readonly trace: readonly string[]
}
