/** What hands a replay on: links, texts, files. */
export const sharingWords = {} as const
