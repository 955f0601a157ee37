import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { createFold, type FoldedNode } from '../../src/fold/fold.ts'
import { NodeType } from '../../src/model/event.ts'
import { BROWSERS } from './browsers.ts'
import { recordLivePage } from './live-page.ts'
import { RUN_ALL } from './shared-data.ts'
import { usingBrowser } from './suite.ts'

const SEEDS = Array.from({ length: RUN_ALL ? 60 : 6 }, (_, at) => at + 1)

/** The same markup as that of a live page, of a folded one. */
function markup(node: FoldedNode): string {
  if (node.type === NodeType.Text) return JSON.stringify(node.text)
  if (node.type === NodeType.Comment) return `!${node.text}`
  if (node.type !== NodeType.Element) return `#(${inside(node)})`
  const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}=${String(value)}`)
  return `<${node.tag}${attributes.sort().join('')}>${node.shadow ? markup(node.shadow) : ''}${inside(node)}</>`
}

function inside(node: FoldedNode): string {
  let text = ''
  for (let child = node.firstChild; child; child = child.next) text += markup(child)
  return text
}

function bodyOf(document: FoldedNode | undefined): FoldedNode {
  let node = document?.firstChild
  while (node && node.tag !== 'body') node = node.tag === 'html' ? node.firstChild : node.next
  assert.ok(node, 'a body')
  return node
}

for (const name of BROWSERS) {
  describe(`what is folded is the page that was recorded in ${name}`, () => {
    const using = usingBrowser(name)
    for (const seed of SEEDS) {
      test(`changes at random, ${seed}`, async () => {
        const { events, states } = await recordLivePage(using.browser, seed)
        const fold = createFold()
        let applied = 0
        for (const [round, state] of states.entries()) {
          while (applied < state.events) fold.apply(events[applied++] as (typeof events)[number])
          assert.equal(markup(bodyOf(fold.document)), state.markup, `round ${round}`)
        }
        assert.ok(new Set(states.map((state) => state.markup)).size > 30)
      })
    }
  })
}
