/** The timeline and its marks. */
export const timelineWords = {} as const
