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

/** `material` is read when the sheet opens, so that it is there when something is asked for. */
export function handoutsOf(controller: Controller, material: Material | undefined): readonly Handout[] {
  const { session } = controller
  const { title, tracks } = session
  const from = (make: (material: Material) => Made | Promise<Made>) => () =>
    material?.session === session ? make(material) : readMaterial(controller).then(make)
  const moment = () => controller.store.get().timeMs
  const named = (ending: string) => fileName(title, ending)
  const generator = controller.index.generator
  const hasPicture = session.windows.length > 0
  const at = momentName(moment())
  const all: readonly (Handout | false | undefined)[] = [
    {
      icon: DocumentIcon,
      name: say('share-markdown'),
      hint: say('share-markdown-hint'),
      first: 'copy',
      file: { name: named(`${at}.md`), type: 'text/markdown' },
      make: from((known) => [markdownReport(known, moment())]),
    },
    tracks?.steps && {
      icon: TestIcon,
      name: say('share-playwright'),
      hint: say('share-playwright-hint'),
      first: 'copy',
      file: { name: named('spec.ts'), type: 'text/plain' },
      make: from((known) => [playwrightTest(known, moment())]),
    },
    hasPicture && {
      icon: PageIcon,
      name: say('share-page'),
      hint: say('share-page-hint'),
      first: 'save',
      file: { name: named(`${at}.html`), type: 'text/html' },
      make: async () => [await stillPage(controller)],
    },
    hasPicture && {
      icon: PictureIcon,
      name: say('share-picture'),
      hint: say('share-picture-hint'),
      first: 'save',
      file: { name: named(`${at}.png`), type: 'image/png' },
      make: () => stillPicture(controller),
    },
    tracks?.network && {
      icon: NetworkIcon,
      name: say('share-har'),
      first: 'save',
      file: { name: named('har'), type: 'application/json' },
      make: from(({ network }) => networkHar({ generator, session, network })),
    },
    tracks?.console && {
      icon: TerminalIcon,
      name: say('share-console-text'),
      first: 'save',
      file: { name: named('console.txt'), type: 'text/plain' },
      make: from(({ console }) => consoleText({ startedAt: session.startedAt, console })),
    },
    tracks?.console && {
      icon: BracesIcon,
      name: say('share-console-json'),
      first: 'save',
      file: { name: named('console.json'), type: 'application/json' },
      make: from(({ console }) => consoleJson({ startedAt: session.startedAt, console })),
    },
  ]
  return all.filter((handout) => !!handout)
}
