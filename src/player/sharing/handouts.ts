/** What can be handed on, as a list: each is made when it is asked for. */
import type { ComponentType } from 'preact'
import type { Controller } from '../core/controller.ts'
import {
  BracesIcon,
  DocumentIcon,
  NetworkIcon,
  PageIcon,
  PictureIcon,
  TerminalIcon,
  TestIcon,
} from '../parts/icons.tsx'
import { say } from '../parts/say.ts'
import { consoleJson, consoleText } from './console-file.ts'
import { fileName, momentName } from './file-name.ts'
import { networkHar } from './har.ts'
import { type Material, readMaterial } from './material.ts'
import { playwrightTest } from './playwright.ts'
import { stillPage, stillPicture } from './still.ts'
import { markdownReport } from './report.ts'
import type { SavedFile } from './save.ts'

/** A text in pieces, or a picture. */
export type Made = readonly string[] | Blob

export interface Handout {
  readonly icon: ComponentType
  readonly name: string
  readonly hint?: string
  /** What most people want with it. */
  readonly first: 'copy' | 'save'
  readonly file: SavedFile
  /** At once, where that is possible: a browser lets a page copy only while a click is fresh. */
  make(): Made | Promise<Made>
}

interface Making {
  readonly controller: Controller
  /** When something is asked for. */
  readonly moment: () => number
  /** What a file is called. */
  readonly named: (ending: string) => string
  /** Made of what the session's lists hold. */
  readonly from: (make: (material: Material) => Made | Promise<Made>) => Handout['make']
}

/** `material` is read when the sheet opens, so that it is there when something is asked for. */
export function handoutsOf(controller: Controller, material: Material | undefined): readonly Handout[] {
  const { session } = controller
  const making: Making = {
    controller,
    moment: () => controller.store.get().timeMs,
    named: (ending) => fileName(session.title, ending),
    from: (make) => () => (material?.session === session ? make(material) : readMaterial(controller).then(make)),
  }
  return [...tellings(making), ...stills(making), ...tables(making)]
}

/** What happened until the moment. */
function tellings({ controller, moment, named, from }: Making): readonly Handout[] {
  const report: Handout = {
    icon: DocumentIcon,
    name: say('share-markdown'),
    hint: say('share-markdown-hint'),
    first: 'copy',
    file: { name: named(`${momentName(moment())}.md`), type: 'text/markdown' },
    make: from((known) => [markdownReport(known, moment())]),
  }
  const test: Handout = {
    icon: TestIcon,
    name: say('share-playwright'),
    hint: say('share-playwright-hint'),
    first: 'copy',
    file: { name: named('spec.ts'), type: 'text/plain' },
    make: from((known) => [playwrightTest(known, moment())]),
  }
  return controller.session.tracks?.steps ? [report, test] : [report]
}

/** The moment itself; of a session without a picture, nothing. */
function stills({ controller, moment, named }: Making): readonly Handout[] {
  if (controller.session.windows.length === 0) return []
  const at = momentName(moment())
  return [
    {
      icon: PageIcon,
      name: say('share-page'),
      hint: say('share-page-hint'),
      first: 'save',
      file: { name: named(`${at}.html`), type: 'text/html' },
      make: async () => [await stillPage(controller)],
    },
    {
      icon: PictureIcon,
      name: say('share-picture'),
      hint: say('share-picture-hint'),
      first: 'save',
      file: { name: named(`${at}.png`), type: 'image/png' },
      make: () => stillPicture(controller),
    },
  ]
}

/** Lists as files that other tools open. */
function tables({ controller: { index, session }, named, from }: Making): readonly Handout[] {
  const { startedAt, tracks } = session
  const har: Handout = {
    icon: NetworkIcon,
    name: say('share-har'),
    first: 'save',
    file: { name: named('har'), type: 'application/json' },
    make: from(({ network }) => networkHar({ generator: index.generator, session, network })),
  }
  const text: Handout = {
    icon: TerminalIcon,
    name: say('share-console-text'),
    first: 'save',
    file: { name: named('console.txt'), type: 'text/plain' },
    make: from(({ console }) => consoleText({ startedAt, console })),
  }
  const json: Handout = {
    icon: BracesIcon,
    name: say('share-console-json'),
    first: 'save',
    file: { name: named('console.json'), type: 'application/json' },
    make: from(({ console }) => consoleJson({ startedAt, console })),
  }
  return [...(tracks?.network ? [har] : []), ...(tracks?.console ? [text, json] : [])]
}
