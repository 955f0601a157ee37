/** Bundle → page: head, then one inert element a block, then tail; in order, so that a page can be written as a stream. */
import { boot, guard, notices, shell, stage, style } from '#page-parts'
import { BLOCK_ELEMENT_ID, INDEX_ELEMENT_ID, type Bundle } from '../model/bundle.ts'
import { firstScreen } from './first-screen.ts'
import { contentSecurityPolicy } from './policy.ts'
import { renderTemplate } from './template.ts'
import { inertJson } from './text.ts'

const IDS = { index: INDEX_ELEMENT_ID, notices: 'portable-replay-notices' }
const SCRIPT_ID = 'portable-replay-script-'

export interface RenderOptions {
  /** Encodes a block; handed in, since the fastest way differs between Node and pages. */
  readonly toBase64: (bytes: Uint8Array) => string
}

/** The page in pieces of pure ASCII text. */
export function* render({ index, blocks }: Bundle, { toBase64 }: RenderOptions): Generator<string> {
  const quirks = index.sessions.some((session) => session.quirks)
  yield renderTemplate('page-head', {
    ids: IDS,
    policy: contentSecurityPolicy({
      scriptHashes: [guard, boot, shell, stage].map((script) => script.hash),
      ownFrames: quirks,
    }),
    title: index.title,
    generator: index.generator,
    style,
    guard: guard.text,
    boot: boot.text,
    index: inertJson(index),
    scripts: [
      { id: `${SCRIPT_ID}shell`, ...shell },
      { id: `${SCRIPT_ID}stage`, quirks, ...stage },
    ],
    screen: firstScreen(index),
  })
  for (const [number, block] of blocks.entries()) {
    yield `<script type="text/plain" id="${BLOCK_ELEMENT_ID}${number}">${toBase64(block)}</script>\n`
  }
  yield renderTemplate('page-tail', { ids: IDS, notices: notices.base64 })
}
