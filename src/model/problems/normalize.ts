/** Sentences of `normalize`. */
export const normalizeProblems = {
  'no-full-snapshot': (a: { name: string; events: number }) =>
    `${a.name}: ${a.events === 1 ? 'its only event is no full snapshot that can be read' : `none of its ${a.events} events is a full snapshot that can be read`}, so there is no page to show. Pass the earlier parts of the recording with it, or download it again.`,
  'no-picture': (a: { name: string; events: number }) =>
    `${a.name}: of its ${counted(a.events, 'event')}, none is a full snapshot that can be read, so there is no picture; what was logged and requested is shown. Pass the earlier parts of the recording with it, or download it again.`,
  'no-usable-events': (a: { name: string }) =>
    `${a.name}: holds no event with a type and a time, so there is nothing to replay. Check that it is a session recording.`,
  'events-unusable': (a: { name: string; count: number; reason: keyof typeof unusable }) =>
    `${a.name}: left out ${counted(a.count, 'event')} ${unusable[a.reason]}. Export the recording again if something is missing in the replay.`,
  'events-out-of-order': (a: { name: string; count: number }) =>
    `${a.name}: ${counted(a.count, 'event')} stood after later ones; all were sorted by time, so nothing needs to be done.`,
  'events-repeated': (a: { name: string; count: number }) =>
    `${a.name}: ${counted(a.count, 'event')} appeared more than once; one of each was kept, so nothing needs to be done.`,
  'events-before-snapshot': (a: { name: string; count: number }) =>
    `${a.name}: left out ${counted(a.count, 'change')} from before the first full snapshot. To see them, join the earlier parts of the recording before it in one file.`,
  'window-without-snapshot': (a: { name: string; window: string; count: number }) =>
    `${a.name}: left out window "${a.window}" with ${counted(a.count, 'event')}: it has no full snapshot. To see it, join the earlier parts of the recording before it in one file.`,
  'meta-missing': (a: { name: string; count: number }) =>
    `${a.name}: ${counted(a.count, 'full snapshot')} came without address and size of the page; the nearest known ones are shown instead.`,
  'nodes-unusable': (a: { name: string; count: number }) =>
    `${a.name}: left out ${counted(a.count, 'node')} that no page can hold. Compare with the original if something is missing in the replay.`,
  'nodes-unplaced': (a: { name: string; count: number }) =>
    `${a.name}: left out ${counted(a.count, 'added node')} to which the recording gives no place. Parts of the page may be missing in the replay.`,
  'nodes-too-deep': (a: { name: string; count: number; depth: number }) =>
    `${a.name}: left out ${counted(a.count, 'node')} nested more than ${a.depth} levels deep. Parts of the page may be missing in the replay.`,
  'canvas-commands-unusable': (a: { name: string; count: number }) =>
    `${a.name}: left out ${counted(a.count, 'canvas command')} that can't be drawn safely. Canvases may look different in the replay.`,
  'assets-outside': (a: { name: string; assets: string; count: number; hosts: number }) =>
    `${a.name}: ${a.assets} of ${counted(a.hosts, 'host')} ${a.count === 1 ? 'is' : 'are'} not in the recording; the replay shows the page without ${a.count === 1 ? 'it' : 'them'}.`,
  'settings-left-out': (a: { name: string; count: number }) =>
    `${a.name}: left out ${counted(a.count, 'event')} with settings of the recorder, which can hold tokens of its project; nothing is missing in the replay.`,
  'secrets-masked': (a: { name: string; count: number }) =>
    `${a.name}: masked ${counted(a.count, 'secret')} such as keys, tokens and cookies. What pages show and what requests carry may hold others, so look before you share the replay.`,
  'clock-wrong': (a: { name: string; count: number; earlierMs: number; laterMs: number }) =>
    `${a.name}: ${counted(a.count, 'event')} ${a.count === 1 ? 'carries' : 'carry'} a wrong clock, up to ${longTime(Math.max(a.earlierMs, a.laterMs))} ${a.earlierMs > a.laterMs ? 'before' : 'after'} the others; ${a.count === 1 ? 'it was' : 'they were'} moved to the nearest moment of the session, so nothing needs to be done.`,
  'extensions-left-out': (a: { name: string; extensions: string }) =>
    `${a.name}: left out what browser extensions had put into the page (${a.extensions}); the site itself is shown whole.`,
} as const

const unusable = {
  'not-an-event': 'that are no events',
  'no-type': 'without a type',
  'no-time': 'without a time',
  'no-data': 'without data',
  packed: 'whose packed data is damaged',
  'broken-snapshot': 'that claim to be full snapshots but hold no page',
  'broken-meta': 'that should tell address and size of a page and do not',
  'broken-change': 'with changes that no player could apply',
  'unsafe-font': 'with fonts that are not in the recording',
} as const

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Of more than a day: `2 days`, `57 years`. */
function longTime(ms: number): string {
  const days = ms / 86_400_000
  return days < 730 ? counted(Math.round(days), 'day') : `${Math.round(days / 365.25)} years`
}
