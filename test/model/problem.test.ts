import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { formatProblem, problem, ReplayError } from '../../src/model/problem.ts'

const windowGone = (window: string) => problem('window-without-snapshot', { name: 'a.json', window, count: 1 })

describe('a sentence', () => {
  test('is one line, whatever a recorder called its tabs', () => {
    const { message } = new ReplayError(windowGone('a\n\u001b[2Jb\u202ec\u2028d'))
    assert.match(message, /^a\.json: left out window "a \[2Jb c d" with 1 event/)
  })

  test('does not grow with the names in it', () => {
    const sentence = formatProblem(windowGone('x'.repeat(1_000_000)))
    assert.ok(sentence.length < 2000)
    assert.match(sentence, /x…" with 1 event.*\.$/)
  })

  test('leaves other names as they are', () => {
    assert.match(formatProblem(windowGone('Größe $& 🧦')), /window "Größe \$& 🧦" with/)
  })
})
