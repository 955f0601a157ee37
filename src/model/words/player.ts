/** Shell, controls, settings, keys, stage and playlist. */
export const playerWords = {} as const
