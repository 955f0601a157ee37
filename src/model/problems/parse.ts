/** Sentences of `parse/`. */
export const parseProblems = {
  'json-cut-off': (a: { name: string; characters: number; events: number }) =>
    `${a.name}: the JSON is cut off after ${a.characters} characters; export or download the recording again${orPartial(a.events)}.`,
  'json-broken': (a: { name: string; line: number; column: number; events: number }) =>
    `${a.name}: the JSON is broken at line ${a.line}, column ${a.column}; export or download the recording again${orPartial(a.events)}.`,
  'json-damaged': (a: { name: string; events: number }) =>
    `${a.name}: the JSON is cut off or broken; export or download the recording again${orPartial(a.events)}.`,
  'not-json': (a: { name: string }) =>
    `${a.name}: this is no JSON, so no recording; pass an exported recording (.json, .jsonl or either as .gz).`,
  'own-page': (a: { name: string }) =>
    `${a.name}: this page of portable-replay was changed on its way, and is not read as one; pass the file as it was made.`,
  'web-page': (a: { name: string }) =>
    `${a.name}: this is a web page, not a recording, such as a login page that was saved in its place; sign in, download the recording itself and pass that.`,
  'text-blank': (a: { name: string }) =>
    `${a.name}: there is nothing in it but blank space; export or download the recording again.`,
  'text-too-large': (a: { name: string; megabytes: number }) =>
    `${a.name}: ${a.megabytes} MB of JSON is more than can be read in one piece; split the recording and pass the parts.`,
  'not-a-recording': (a: { name: string }) =>
    `${a.name}: this JSON is no recording in a form that can be read; pass a PostHog export, PostHog snapshots or rrweb events.`,
  'sources-listing': (a: { name: string; sources: number }) =>
    `${a.name}: this only lists where PostHog keeps a recording (${a.sources} sources); fetch the same address with ?source=blob_v2&start_blob_key=0&end_blob_key=… added, and pass what it answers.`,
  'schema-file': (a: { name: string }) =>
    `${a.name}: this is a JSON schema, which describes recordings but holds none; pass an exported recording.`,
  'recording-metadata': (a: { name: string }) =>
    `${a.name}: this describes a recording (when, who, how long) but holds no events; export the recording itself and pass that.`,
  'analytics-events': (a: { name: string }) =>
    `${a.name}: these are analytics events, not a recording of the screen; export the session replay and pass that.`,
  'block-addresses': (a: { name: string; sessions: number }) =>
    `${a.name}: this only says where object storage keeps ${a.sessions === 1 ? 'a session' : `${a.sessions} sessions`}; copy the files that it names beside it and pass them together.`,
  'comments-only': (a: { name: string }) =>
    `${a.name}: these are comments on recordings, not a recording; export the session replay and pass both.`,
  'no-analytics-events': (a: { name: string }) =>
    `${a.name}: there are no analytics events in it that could be read; pass PostHog's events as JSON or as CSV with the columns event and timestamp.`,
  'no-events': (a: { name: string }) =>
    `${a.name}: this recording holds no events, so there is nothing to replay; export or download it again.`,
  'lines-skipped': (a: { name: string; skipped: number; lines: number }) =>
    `${a.name}: ${a.skipped} of ${a.lines} entries could not be read and are missing from the replay; download it again if it should be whole.`,
  'json-incomplete': (a: { name: string; events: number }) =>
    `${a.name}: the JSON is cut off or broken after ${a.events === 1 ? '1 event' : `${a.events} events`}, and the replay ends there; export or download it again if it should be whole.`,
  'packed-fields-damaged': (a: { name: string; damaged: number; packed: number }) =>
    `${a.name}: ${a.damaged} of ${a.packed} compressed events are damaged and can't be shown; download it again if it should be whole.`,
  'messages-damaged': (a: { name: string; damaged: number; packed: number }) =>
    `${a.name}: ${a.damaged} of ${a.packed} compressed console and network messages are damaged and missing from the replay; download it again if it should be whole.`,
  'chunks-damaged': (a: { name: string; damaged: number; chunks: number }) =>
    `${a.name}: ${a.damaged} of ${a.chunks} chunks of snapshots are damaged or lack some of their rows, and are missing from the replay; query all rows of the session.`,
  'har-bodies-damaged': (a: { name: string; damaged: number; bodies: number }) =>
    `${a.name}: ${a.damaged} of ${a.bodies} compressed bodies were damaged when the HAR was written, and are missing from the replay; save it again in another browser, or export the recording itself.`,
  'har-without-recording': (a: { name: string; requests: number }) =>
    `${a.name}: none of the ${a.requests} requests in this HAR sent or fetched a session recording; keep the network panel open while the page is recorded or replayed, save the HAR "with content", and pass that.`,
} as const

/** What else can be done with a recording of which something is whole. */
function orPartial(events: number): string {
  if (events === 0) return ''
  return `, or use --partial to replay the ${events === 1 ? 'one event that is' : `${events} events that are`} whole`
}
