/** Sentences that the page itself says, and what its data can be guilty of. */
export const pageProblems = {
  'page-no-sessions': (_: Record<string, never>) =>
    'This page holds no session; make it again from a file that holds recorded events.',
  'window-no-snapshot': (a: { window: number }) =>
    `Tab ${a.window} can't be shown: its recording holds no full picture of a page to start from; choose another tab, or export the session again from its beginning.`,
  'stage-failed': (a: { reason: string }) =>
    `The replay stopped: ${a.reason} Reload this page to start it again; if it stops in the same place, tell us which recorder made the recording.`,
  'stage-silent': (_: Record<string, never>) =>
    'The recorded page has not appeared yet. A long recording takes a moment; if nothing happens, the page or program around this replay keeps scripts from running in frames: open the file itself in a browser.',
  'player-fault': (a: { reason: string }) =>
    `The player failed, and that is our bug: ${a.reason}. Reload the page; if it fails again, report this sentence.`,
  'picture-refused': (_: Record<string, never>) =>
    'This browser does not let a page draw another one; take a screenshot, or save the moment as a page.',
  'copy-refused': (_: Record<string, never>) => 'This browser does not let this page copy a picture; save it instead.',
} as const
