/** The page around its parts: a template, ours or somebody's own, with a place for each part. */
import { problem, ReplayError } from '../model/problem.ts'
import { renderTemplate } from './template.ts'
import { asciiHtml } from './text.ts'

/** Parts that every page has, in the order in which they must stand. */
const SLOTS = ['attributes', 'policy', 'head', 'player', 'recording'] as const

export type Slot = (typeof SLOTS)[number]

/** Where each is to be written, as a sentence ends. */
const PLACES: { readonly [slot in Slot]: string } = {
  attributes: 'in the html element, once and first: <html {{{attributes}}}>',
  policy:
    'in the head, after <!doctype html>, <html>, <head>, the charset and the title, within 1,000 characters and before everything else',
  head: 'in the head, after {{{policy}}}',
  player: 'in the body, between elements, after {{{head}}}',
  recording: 'in the body, between elements, after {{{player}}}',
}

/** What a template may say: texts, which are escaped. */
export interface FrameValues {
  readonly title: string
  readonly lang: string
  readonly dir: string
  readonly when: string
  readonly duration: string
  readonly where: string
  readonly sessions: number
  readonly brandTitle: string
  readonly brandLogo: string
}

/** Fills a template with marks in place of the parts. */
export type Frame = (context: FrameValues & { readonly [slot in Slot]: string }) => string

const ownFrame: Frame = (context) => renderTemplate('page', context)

/** What stands before each part, and what after the last. */
export type FramePieces = { readonly [slot in Slot]: string } & { readonly end: string }

/** @throws ReplayError `template-…` */
export function framePieces(values: FrameValues, frame: Frame = ownFrame): FramePieces {
  // nothing that was recorded can know these, and braces of two or three make no difference to them
  const mark = (slot: Slot) => `:portable-replay-${slot}-${nonce}:`
  const nonce = crypto.randomUUID()
  const marks = Object.fromEntries(SLOTS.map((slot) => [slot, mark(slot)])) as { readonly [slot in Slot]: string }
  const page = frame({ ...values, ...marks })
  for (const slot of SLOTS) checkCount(slot, page.split(mark(slot)).length - 1)
  checkPlaces(page, mark)
  let rest = page
  const pieces = SLOTS.map((slot) => {
    const at = rest.indexOf(mark(slot))
    if (at < 0) throw misplaced(slot)
    const piece = rest.slice(0, at)
    rest = rest.slice(at + mark(slot).length)
    return [slot, asciiHtml(piece)]
  })
  return { ...(Object.fromEntries(pieces) as { readonly [slot in Slot]: string }), end: asciiHtml(rest) }
}

function checkCount(slot: Slot, count: number): void {
  if (count === 0) throw new ReplayError(problem('template-slot-missing', { slot, place: PLACES[slot] }))
  if (count > 1) throw new ReplayError(problem('template-slot-twice', { slot }))
}

/** How far into a page its policy may stand: a browser looks for the charset in 1,024 bytes. */
const MOST_BEFORE_POLICY = 1000
/** All that may stand before the policy, since what a browser has begun to load is not refused any more. */
const BEFORE_POLICY =
  /^\ufeff?\s*<!doctype html>(?:\s|<!--(?:(?!-->)[^])*-->|<html\b[^<>]*>|<head>|<meta\s+charset=[\w"'-]+\s*\/?>|<title>[^<]*<\/title>)*$/i
/** Where a browser sees text and no elements. */
const HIDDEN =
  /<!--[^]*?(?:-->|$)|<(script|style|title|textarea|noscript|template|iframe|xmp|noembed|noframes|svg|math|select)\b[^]*?(?:<\/\1\s*>|$)/gi

function checkPlaces(page: string, mark: (slot: Slot) => string): void {
  if (!new RegExp(`<html\\s+${mark('attributes')}`, 'i').test(page)) throw misplaced('attributes')
  const before = page.slice(0, Math.max(0, page.indexOf(mark('policy'))))
  if (before.length > MOST_BEFORE_POLICY || !BEFORE_POLICY.test(before)) throw misplaced('policy')
  const seen = page.replace(HIDDEN, '')
  for (const slot of ['head', 'player', 'recording'] as const) {
    const at = seen.indexOf(mark(slot))
    const isInsideOfTag = seen.lastIndexOf('<', at) > seen.lastIndexOf('>', at)
    if (at < 0 || isInsideOfTag) throw misplaced(slot)
  }
}

function misplaced(slot: Slot): ReplayError {
  return new ReplayError(problem('template-slot-misplaced', { slot, place: PLACES[slot] }))
}
