/** Sentences of `gather/`. */
export const gatherProblems = {
  'tabs-apart': (a: { name: string; tabs: number }) =>
    `${a.name}: these blocks of object storage don't say which session they are of, so each of the ${a.tabs} tabs became a session. To have the tabs of a session together, save ClickHouse's answer to "SELECT session_id, groupArrayArray(block_first_timestamps) AS block_first_timestamps, groupArrayArray(block_urls) AS block_urls FROM session_replay_events GROUP BY session_id FORMAT JSON" as a .json file beside them.`,
  'blocks-missing': (a: { name: string; blocks: number; sessions: number; key: string }) =>
    `${a.name}: ${counted(a.blocks, 'block')} of ${counted(a.sessions, 'session')} ${a.blocks === 1 ? 'is' : 'are'} missing from the replay, such as one in ${a.key}; copy the files that it names beside the others.`,
  'rows-elsewhere': (a: { name: string; sessions: number; key: string }) =>
    `${a.name}: none of the files that it names for ${counted(a.sessions, 'session')} is here, such as ${a.key}; copy them beside it under the names that they have in storage.`,
  'given-twice': (a: { name: string; same: string }) =>
    `${a.name}: holds exactly what ${a.same} holds; it is shown once, so nothing needs to be done.`,
  'given-in-two-forms': (a: { name: string; same: string }) =>
    `${a.name}: left out, as ${a.same} holds the same session in another form; pass it alone to see it.`,
  'marks-elsewhere': (a: { name: string; count: number; marks: number }) =>
    `${a.name}: ${a.count} of ${counted(a.marks, 'analytics event or comment', 'analytics events and comments')} ${a.count === 1 ? 'belongs' : 'belong'} to no session that is shown, and ${a.count === 1 ? 'was' : 'were'} left out. Pass the recordings of those sessions too to see them.`,
} as const

function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`
}
