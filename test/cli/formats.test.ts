import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { containers, formats } from '../../src/index.ts'
import { createWorkplace } from './command.ts'

const place = createWorkplace()
after(() => place.remove())

describe('formats', () => {
  test('lists everything that can be read, in 80 columns', async () => {
    const { code, stdout, stderr } = await place.run('formats')
    assert.deepEqual([code, stderr], [0, ''])
    for (const { id } of formats) assert.ok(stdout.includes(`\n      ${id}\n`), id)
    for (const { name } of containers) assert.ok(stdout.includes(`\n  ${name} `), name)
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.length > 80),
      [],
    )
  })

  test('--json lists the same as data', async () => {
    const { stdout } = await place.run('formats', '--json')
    assert.deepEqual(JSON.parse(stdout), { formats, containers })
    assert.ok(formats.every(({ id, title, sign }) => id && title && sign))
  })

  test('takes no input, and has a help of its own', async () => {
    const { code, stderr } = await place.run('formats', 'in.json')
    assert.deepEqual([code, stderr], [2, 'error: formats takes no input; use inspect to look into a recording.\n'])
    assert.match((await place.run('formats', '--help')).stdout, /^portable-replay formats: /)
  })
})
