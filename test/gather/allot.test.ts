import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { allotBlocks } from '../../src/gather/gather.ts'
import type { Document } from '../../src/model/document.ts'
import { formatProblem, type Problem } from '../../src/model/problem.ts'
import type { SessionRow, Side } from '../../src/model/side.ts'
import { blockDocument } from './recorded.ts'

const first = 'session_recordings/30d/1773135000000-00112233aabbccdd'
const second = 'session_recordings/30d/1773136000000-00112233aabbccee'
const block = (key: string, start: number) => ({ key, start, end: start + 10 })
const row = (sessionId: string, ...blocks: SessionRow['blocks']): SessionRow => ({ sessionId, blocks })
const side = (...rows: readonly SessionRow[]): Side => ({ name: 'rows.json', rows, marks: [] })

function allotted(documents: readonly Document[], ...sides: readonly Side[]) {
  const problems: Problem[] = []
  const found = allotBlocks(documents, { sides, note: (problem) => void problems.push(problem) })
  return {
    found,
    texts: found.map(({ session, bytes }) => [session?.id, new TextDecoder().decode(bytes)]),
    problems: problems.map(formatProblem),
  }
}

describe('blocks of object storage', () => {
  const files = [blockDocument(first, ['a1\n', 'b1\n', 'x1\n']), blockDocument(second, ['b2', 'a2\n'])]

  it('become one document for each session that rows name, in the order of its row, and one of the rest', () => {
    const a = row('a', block(first, 0), block(second, 10))
    const b = row('b', block(first, 10), block(second, 0))
    const { texts, problems, found } = allotted(files, side(a, b))
    assert.deepEqual(texts, [
      ['a', 'a1\na2\n'],
      ['b', 'b1\nb2\n'],
      [undefined, 'x1\n'],
    ])
    assert.deepEqual(problems, [])
    assert.deepEqual(found[2]?.blocks, [{ file: { start: 20, end: 30 }, text: { start: 0, end: 3 } }])
    assert.deepEqual(found[2]?.containers, ['snappy blocks'])
  })

  it('are found wherever their file lies, by the end of its key', () => {
    const moved = ['copied/from/the/bucket', 'export.zip/data'].map((folder) =>
      blockDocument(`${folder}/${first.split('/').at(-1)}`, ['a1\n']),
    )
    for (const document of moved) {
      assert.deepEqual(allotted([document], side(row('a', block(first, 0)))).texts, [['a', 'a1\n']])
    }
  })

  it('lie where they lay, with nothing around them', () => {
    const padded = blockDocument(first, ['a1\n', 'a2\n'], 500)
    const a = row('a', block(first, 500), block(first, 1010))
    assert.deepEqual(allotted([padded], side(a)).texts, [['a', 'a1\na2\n']])
  })

  it('may be several in one range, and are given away once', () => {
    const wide = row('a', { key: first, start: 0, end: 20 }, block(first, 10), block(first, 0))
    assert.deepEqual(allotted([files[0]!], side(wide, row('b', block(first, 20)))).texts, [
      ['a', 'a1\nb1\n'],
      ['b', 'x1\n'],
    ])
  })

  it('of a file that is there twice are taken once', () => {
    const copy = blockDocument(`copy/${first}`, ['a1\n'])
    const { texts } = allotted([blockDocument(first, ['a1\n']), copy], side(row('a', block(first, 0))))
    assert.deepEqual(texts, [['a', 'a1\n']])
  })

  it('of several rows of one session go together', () => {
    const titled = { ...row('a', block(second, 10)), title: 'Ada' }
    const { found, texts } = allotted(files.slice(1), side(row('a', block(second, 0)), titled))
    assert.deepEqual(texts, [['a', 'b2\na2\n']])
    assert.deepEqual(found[0]?.session, { id: 'a', title: 'Ada' })
  })

  it('that are missing are told, as long as something of their session is there', () => {
    const { problems } = allotted(
      files.slice(0, 1),
      side(row('a', block(first, 0), block(second, 10)), row('c', block('other/file', 0))),
    )
    assert.deepEqual(problems, [
      `rows.json: 1 block of 1 session is missing from the replay, such as one in ${second}; copy the files that it names beside the others.`,
    ])
    const elsewhere = allotted(files, side(row('c', block('other/file', 0))))
    assert.equal(elsewhere.problems.length, 1)
    assert.deepEqual(elsewhere.found, files)
  })

  it('stay as they are without rows, and so does what has no blocks', () => {
    const plain: Document = { name: 'a.json', bytes: new TextEncoder().encode('[]') }
    assert.deepEqual(allotted([...files, plain]).found, [...files, plain])
    assert.deepEqual(allotted([plain], side(row('a', block(first, 0)))), {
      found: [plain],
      texts: [[undefined, '[]']],
      problems: [],
    })
  })
})
