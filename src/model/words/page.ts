/** What is said in the place of the picture, and of it to those who do not see it. */
export const pageWords = {
  'now-playing': 'Playing',
  'now-paused': 'Paused at {moment}',
  'now-ended': 'At the end',
  'no-picture': 'No picture',
  'no-picture-why': `No full snapshot is in this recording, so the page can't be drawn; its console, network and events are listed in the panel. To see the page too, export the session again from its beginning.`,
} as const
