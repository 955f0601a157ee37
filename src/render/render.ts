/** Bundle → page: head, then one inert element a block, then tail; in order, so that a page can be written as a stream. */
import { boot, guard, notices, shell, stage, style } from '#page-parts'
import { BLOCK_ELEMENT_ID, INDEX_ELEMENT_ID, type Bundle } from '../model/bundle.ts'
import { WORDS_ELEMENT_ID } from '../model/words.ts'
import { type FirstScreen, firstScreen, firstScreenTexts } from './first-screen.ts'
import { framePieces, type FrameValues } from './frame.ts'
import { type Look, plainLook } from './look.ts'
import { contentSecurityPolicy } from './policy.ts'
import { renderTemplate, type TemplateName } from './template.ts'
import { inertJson } from './text.ts'

export { languages } from './language.ts'
export { lookOf, type Look } from './look.ts'

const IDS = { index: INDEX_ELEMENT_ID, words: WORDS_ELEMENT_ID, notices: 'portable-replay-notices' }
const SCRIPT_ID = 'portable-replay-script-'

export interface RenderOptions {
  /** Encodes a block; handed in, since the fastest way differs between Node and pages. */
  readonly toBase64: (bytes: Uint8Array) => string
  /** Default: an English page without anything of its own. */
  readonly look?: Look
}

/**
 * The page in pieces of pure ASCII text.
 * @throws ReplayError `template-…` before the first piece
 */
export function* render(bundle: Bundle, { toBase64, look = plainLook() }: RenderOptions): Generator<string> {
  const { index, blocks } = bundle
  const screen = firstScreen(index)
  const pieces = framePieces(frameValues(screen, look), look.frame)
  yield pieces.attributes + attributes(look)
  yield pieces.policy + policy(bundle)
  yield pieces.head + head(look)
  yield pieces.player + player({ bundle, look, screen })
  yield pieces.recording
  for (const [number, block] of blocks.entries()) {
    yield `<script type="text/plain" id="${BLOCK_ELEMENT_ID}${number}">${toBase64(block)}</script>\n`
  }
  yield part('notices', { ids: IDS, notices: notices.base64 }) + pieces.end
}

/** A part without the end of its last line, which the page around it has. */
function part(name: TemplateName, context: object): string {
  return renderTemplate(name, context).trimEnd()
}

function frameValues({ title, when, duration, where, sessions }: FirstScreen, { language, brand }: Look): FrameValues {
  const { tag: lang, dir } = language
  return { title, lang, dir, when, duration, where, sessions, brandTitle: brand.title, brandLogo: brand.logo }
}

/** Nothing in them needs escaping: a checked tag and words of ours. */
function attributes({ language: { tag, dir }, theme }: Look): string {
  const direction = dir === 'rtl' ? ' dir="rtl"' : ''
  return `lang="${tag}"${direction}${theme === 'system' ? '' : ` data-theme="${theme}"`}`
}

function hasQuirks({ index }: Bundle): boolean {
  return index.sessions.some((session) => session.quirks)
}

function policy(bundle: Bundle): string {
  return part('policy', {
    policy: contentSecurityPolicy({
      scriptHashes: [guard, boot, shell, stage].map((script) => script.hash),
      ownFrames: hasQuirks(bundle),
    }),
    generator: bundle.index.generator,
  })
}

function head({ theme, brand }: Look): string {
  return part('head', {
    schemes: theme === 'system' ? 'light dark' : theme,
    brand,
    style,
    guard: guard.text,
  })
}

interface PlayerPart {
  readonly bundle: Bundle
  readonly look: Look
  readonly screen: FirstScreen
}

function player({ bundle, look: { brand, language }, screen }: PlayerPart): string {
  return part('player', {
    ids: IDS,
    screen,
    brand,
    ...firstScreenTexts(language),
    index: inertJson(bundle.index),
    words: language.table && inertJson(language.table),
    scripts: [
      { id: `${SCRIPT_ID}shell`, ...shell },
      { id: `${SCRIPT_ID}stage`, quirks: hasQuirks(bundle), ...stage },
    ],
    boot: boot.text,
  })
}
