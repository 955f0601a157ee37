/** Sentences about the data part of a page, said by the player and by the command alike. */
export const packProblems = {
  'not-a-page': (a: { name: string }) =>
    `${a.name}: this is not a page made by portable-replay; give the .html file that it wrote.`,
  'newer-format': (a: { format: number; supported: number }) =>
    `This replay was made by a newer portable-replay (format ${a.format}; this one reads up to ${a.supported}); open or read it with a newer version.`,
  'damaged-index': (_: object) =>
    'The table of contents of this replay is damaged, so nothing in it can be found; get the file again from where it came.',
  'missing-part': (a: { part: number; parts: number }) =>
    `Part ${a.part} of ${a.parts} of this replay is missing: the file was cut off; get it again from where it came.`,
  'damaged-part': (a: { part: number; parts: number }) =>
    `Part ${a.part} of ${a.parts} of this replay is damaged; get the file again from where it came.`,
  'damaged-player': (_: object) => 'The player in this file is damaged; get the file again from where it came.',
  'no-such-session': (a: { session: number; sessions: number }) =>
    a.sessions === 1
      ? `There is no session ${a.session}: this page holds one.`
      : `There is no session ${a.session}: this page holds sessions 1 to ${a.sessions}.`,
} as const
