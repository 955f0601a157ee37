import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Zstd } from '@hpcc-js/wasm-zstd'
import { buildReplay } from '../../src/index.ts'
import { toBase64 } from '../../src/pack/base64.ts'
import { pack } from '../../src/pack/pack.ts'
import { loadZstd } from '../../src/pack/zstd.ts'
import { render } from '../../src/render/render.ts'
import { understand } from '../../src/sessions.ts'
import { asSource, twoEventSession } from '../page/small.ts'
import type { JoinedEvent } from './join.ts'

const PLAYER = 'node_modules/rrweb-player/dist'
const LEVEL = 9
const UNCUT = 1e9

/** The page that people make by hand: rrweb-player's script and style and the events as a literal, in one file. */
export function naiveBytes(events: string): number {
  const parts = ['rrweb-player.umd.min.cjs', 'style.min.css'].map((name) => statSync(join(PLAYER, name)).size)
  return parts.reduce((sum, bytes) => sum + bytes, Buffer.byteLength(events.replaceAll('<', '\\u003c')))
}

/** What could hardly be smaller: all events in one zstd frame, as bytes, and a page for two events around them. */
export async function smallestBytes(events: readonly JoinedEvent[]): Promise<number> {
  const [zstd, { html }] = await Promise.all([Zstd.load(), buildReplay([asSource(twoEventSession())])])
  const lines = events.map((event) => `${JSON.stringify(event)}\n`).join('')
  return zstd.compress(Buffer.from(lines), LEVEL).length + Buffer.byteLength(html)
}

/** What part of a recording's page its keyframes are: without any, and so without an end of a block, it would be that much smaller. */
export async function keyframeShare(input: string): Promise<number> {
  const zstd = await loadZstd()
  const { sessions } = await understand([{ name: input, data: new Uint8Array(readFileSync(input)) }], {}, zstd)
  const bytes = (options: object) => {
    const all = sessions.map(({ session }) => session)
    const made = pack(all, { title: '', generator: 'bench', zstd, ...options })
    return [...render(made, { toBase64 })].reduce((sum, piece) => sum + piece.length, 0)
  }
  return 1 - bytes({ keyframeBytes: UNCUT, blockBytes: UNCUT }) / bytes({})
}
