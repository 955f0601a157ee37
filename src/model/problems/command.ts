/** Sentences of the command and of the journey as a whole. */
export const commandProblems = {
  'no-sources': (_: object) => 'No recording was given; pass a file, a folder, an address or - for standard input.',
  'source-left-out': (a: { reason: string }) => `Left out: ${a.reason}`,
  'output-exists': (a: { path: string }) =>
    `${a.path} is there already; add --force to replace it, or -o FILE to write elsewhere.`,
  'output-unwritable': (a: { path: string; reason: string }) =>
    `${a.path} can't be written: ${a.reason}; give another place with -o FILE.`,
  'output-is-input': (a: { path: string }) => `${a.path} is one of the inputs; give another place with -o FILE.`,
  'page-not-opened': (a: { path: string }) =>
    `Nothing on this system opens pages by itself; open ${a.path} in a browser.`,
} as const
