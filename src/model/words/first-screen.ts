/** What a page says before any script runs. */
export const firstScreenWords = {} as const
