/** What stands in the place of the picture, and what a page says on paper. */
export const pageWords = {
  'no-picture': 'No picture',
  'no-picture-why': `No full snapshot is in this recording, so the page can't be drawn; its console, network and events are listed in the panel. To see the page too, export the session again from its beginning.`,
} as const
