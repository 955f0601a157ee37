/** What the inspector's lists and details say: steps, console, network, events, pages, about. */
export const listWords = {} as const
