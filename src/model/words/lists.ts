/** What the inspector's lists and details say: steps, console, network, events, pages, about. */
export const listWords = {
  copied: 'Copied',
  'copy-by-hand': 'Your browser doesn’t let this page copy. The text is selected, to be copied by hand:',
  'copy-url': 'Copy URL',
  'copy-response': 'Copy response',
} as const
