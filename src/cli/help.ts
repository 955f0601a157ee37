/** What --help says, by command. */
import type { Request } from './arguments.ts'

const make = `portable-replay: one self-contained HTML file from recorded sessions

Usage
  portable-replay <input...> [-o out.html]      make a page that replays without any server
  portable-replay inspect <input...> [--json]   say what recordings hold, without making a page
  portable-replay extract <page.html> [-o f]    give the events of a page back as an rrweb JSON array
  portable-replay formats [--json]              list what can be read

Inputs
  Files, folders, - (standard input), and https: addresses; several make one page with a playlist.
  PostHog exports, snapshots and object storage, rrweb arrays and lines, HAR files and others, in zip, tar, gzip, snappy
  and others; "portable-replay formats" lists all. What a file is called does not matter: its content is looked at.

Options
  -o, --output FILE    write FILE, replacing it; - is standard output
                       (default: <input>.replay.html in this folder, never over an existing file)
  -f, --force          replace an existing file without -o
  -t, --title TEXT     title of the page
      --open           open the page in the browser when it is made
      --strict         make nothing when any of several inputs can't be used
      --partial        replay what is whole of a file that is cut off or broken
      --events FILE    show PostHog's analytics events in FILE (JSON or CSV) as marks; may be given again
      --json           describe the result as JSON on standard output
  -q, --quiet          say only what went wrong
      --debug          show where an error came from
  -v, --version        show the version
  -h, --help           show this; also after inspect, extract and formats

Looks
      --lang LANG      what the page says, in LANG: en or de, or a JSON file of texts with a "lang" such as "pt-BR";
                       its keys are those of templates/words/de.json; sentences about problems stay English
      --theme THEME    light, dark or system (default: system, as the viewer's is set)
      --brand FILE     a JSON file with "title", "color" (#rrggbb) and "logo", the name of an SVG, PNG, WebP, GIF or
                       JPEG file beside it (at most 200,000 bytes)
      --brand-title TEXT, --brand-color COLOR, --brand-logo FILE
                       the same one by one, instead of what FILE says
      --template FILE  your own page around the player, as a Handlebars template. It must write, in this order:
                         {{{attributes}}}  in <html>          {{{policy}}}  in <head>, behind charset and title only
                         {{{head}}}        in <head>          {{{player}}}  in <body>
                         {{{recording}}}   in <body>
                       and may write {{title}} {{lang}} {{dir}} {{when}} {{duration}} {{where}} {{sessions}}
                       {{brandTitle}} {{brandLogo}}. Its own styles count; its own scripts never run, and nothing is
                       loaded from an address: the page's policy allows neither.

Exit codes
  0  the page was made          1  it was not; one sentence says why          2  wrong words on the command line

Examples
  portable-replay export-0196cf71-ph-recording.json
  portable-replay monday/ --title "Checkout fails" -o checkout.html --open
  curl -s https://example.com/session.jsonl.gz | portable-replay - -o session.html
`

const inspect = `portable-replay inspect: what recordings hold, without making a page

Usage
  portable-replay inspect <input...> [--json]

  Says of every session when it was, who recorded it, what its files came in, its events by type, its tabs and pages,
  its console lines and requests, what is not in it, and how a replay would differ from it. Inputs are those that pages
  are made of: files, folders, - (standard input), and https: addresses.

Options
      --json           say it as one JSON document, with all pages, names and problems
      --strict         say nothing when any of several inputs can't be used
      --partial        take what is whole of a file that is cut off or broken
      --events FILE    count PostHog's analytics events in FILE (JSON or CSV) as marks; may be given again
  -q, --quiet          no progress
      --debug          show where an error came from
  -v, --version        show the version
  -h, --help           show this

Exit codes
  0  a session was found        1  none was; one sentence says why            2  wrong words on the command line

Example
  portable-replay inspect recordings/ --json | jq '.sessions[] | [.title, .durationMs]'
`

const formats = `portable-replay formats: what can be read

Usage
  portable-replay formats [--json]

  Lists the forms of recordings with what each is known by, and what can be around them.

Options
      --json           list them as one JSON document
      --debug          show where an error came from
  -v, --version        show the version
  -h, --help           show this
`

const extract = `portable-replay extract: the events of a page, back as an rrweb JSON array

Usage
  portable-replay extract <page.html> [-o events.json] [--session N]

  The page is one that portable-replay made; - reads it from standard input. The events are those that the page plays:
  sorted, and made safe to play. Those of a session with several browser tabs have a windowId.

Options
  -o, --output FILE    write FILE, replacing it (default: standard output)
  -s, --session N      which session of the page, counted from 1 (default: 1)
  -q, --quiet          say only what went wrong
      --debug          show where an error came from
  -v, --version        show the version
  -h, --help           show this

Exit codes
  0  the events were written    1  they were not; one sentence says why       2  wrong words on the command line

Example
  portable-replay extract checkout.html --session 2 -o events.json
`

export const help: { readonly [Command in Request['command']]: string } = { make, inspect, extract, formats }
