/** What a page says before any script runs, and where none may; only what renders pages reads these. */
export const firstScreenWords = {
  'session-replay': 'Session replay',
  'title-and-more': '{title} and {count} more',
  'first-recorded': 'Recorded',
  'first-length': 'Length',
  'first-page': 'Page',
  'first-sessions': 'Sessions',
  'first-help': 'If it does not start by itself',
  'first-needs': 'This file plays in a browser that may run its scripts. It needs no network.',
  'first-mail': 'Mail or chat preview:',
  'first-mail-do': 'download the file and open it in a browser.',
  'first-mac': 'Mac, Quick Look:',
  'first-mac-do': 'press “Open with” and choose a browser.',
  'first-android': 'Android:',
  'first-android-do': 'open the downloaded file with Chrome or Firefox.',
  'first-iphone': 'iPhone, iPad:',
  'first-iphone-do':
    'the preview in Files and Mail runs no scripts; open the file on a computer or from a web address.',
  'first-frame': 'Inside another page:',
  'first-frame-do': 'its frame must allow scripts; {attribute} is enough.',
  'first-old': 'Old browser:',
  'first-old-do': 'it takes Chrome or Edge 111, Firefox 115, Safari 16.4 or newer.',
  'trouble-old':
    'This browser is too old to play it. Open the file in Chrome or Edge 111, Firefox 115, Safari 16.4 or newer.',
  'trouble-cut': 'The file was cut off; get it again from where it came.',
  'trouble-start': 'The player could not start:',
} as const
