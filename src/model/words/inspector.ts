/** The inspector around its lists: tabs, search, filters. */
export const inspectorWords = {} as const
