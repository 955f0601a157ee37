import assert from 'node:assert/strict'
import { existsSync, readFileSync, chmodSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { recorded } from '../build/sources.ts'
import { createWorkplace, type Outcome, type Workplace } from './command.ts'

let place: Workplace
beforeEach(() => (place = createWorkplace()))
afterEach(() => place.remove())

const json = JSON.stringify(recorded())

/** One sentence that says what is wrong, on one line of stderr, and nothing else anywhere. */
function assertRefused({ code, stdout, stderr }: Outcome, expected: { code?: number; says: RegExp }): void {
  assert.equal(code, expected.code ?? 1, stderr)
  assert.equal(stdout, '')
  assert.match(stderr, /^error: [^\n]+\.\n$/)
  assert.match(stderr, expected.says)
  assert.ok(!/\bat .*:\d+:\d+|node:internal/.test(stderr))
}

describe('inputs that can’t be used', () => {
  const INPUTS: { readonly [name: string]: { readonly content: string | Uint8Array; readonly says: RegExp } } = {
    'text.txt': { content: 'Dear team,\nthe checkout fails.\n', says: /text\.txt: .*no JSON/ },
    'empty.json': { content: '', says: /empty\.json: .*empty/ },
    'blank.json': { content: ' \n\n', says: /blank\.json: .*blank space/ },
    'cut.json': { content: json.slice(0, -40), says: /cut\.json: .*cut off/ },
    'cut.json.gz': { content: gzipSync(json).subarray(0, 100), says: /cut\.json\.gz: .*cut off/ },
    'binary.json': { content: Uint8Array.from([0, 255, 254, 1, 2]), says: /binary\.json: / },
    'other.json': { content: '{"name":"x"}', says: /other\.json: .*no recording/ },
    'no-events.json': { content: '[]', says: /no-events\.json: / },
    'deep.json': { content: '['.repeat(200_000), says: /deep\.json: / },
    'no-snapshot.json': { content: JSON.stringify(recorded().slice(2)), says: /no-snapshot\.json: .*full snapshot/ },
  }
  for (const [name, { content, says }] of Object.entries(INPUTS)) {
    test(`${name} gives one sentence and leaves no file`, async () => {
      place.put(name, content)
      assertRefused(await place.run(name), { says })
      assert.deepEqual(place.names(), [name])
      place.put('old.html', 'old')
      assertRefused(await place.run(name, '-o', 'old.html'), { says })
      assert.equal(readFileSync(join(place.path, 'old.html'), 'utf8'), 'old')
      assert.deepEqual(place.names(), [name, 'old.html'].sort())
    })
  }

  test('a path where nothing is', async () => {
    assertRefused(await place.run('missing.json'), { says: /missing\.json: no such file/ })
    assertRefused(await place.run('mis\nsing\x1b[31m.json'), { says: /no such file/ })
    assert.deepEqual(place.names(), [])
  })

  test('an empty folder', async () => {
    mkdirSync(join(place.path, 'folder'))
    assertRefused(await place.run('folder'), { says: /folder: no recording lies/ })
  })

  test('an address that can’t be reached, and S3', async () => {
    assertRefused(await place.run('http://127.0.0.1:9/a.json?key=secret'), {
      says: /127\.0\.0\.1:9\/a\.json: .*reached/,
    })
    assertRefused(await place.run('s3://bucket/key.json'), { says: /S3/ })
    assert.deepEqual(place.names(), [])
  })

  test('empty standard input', async () => {
    assertRefused(await place.run('-'), { says: /standard input: .*empty/ })
  })

  test('a later part in which nothing was logged or requested', async () => {
    place.put('later.json', JSON.stringify(recorded().filter(({ type }) => type === 3)))
    assertRefused(await place.run('later.json'), { says: /full snapshot/ })
    assert.deepEqual(place.names(), ['later.json'])
  })
})

describe('outputs that can’t be written', () => {
  beforeEach(() => void place.put('in.json'))

  test('in a folder that does not exist, or under a file', async () => {
    assertRefused(await place.run('in.json', '-o', 'none/out.html'), {
      says: /none\/out\.html can't be written: its folder/,
    })
    assertRefused(await place.run('in.json', '-o', 'in.json/out.html'), { says: /part of its path is a file/ })
    assertRefused(await place.run('in.json', '-o', 'new/'), { says: /its folder does not exist/ })
    assert.deepEqual(place.names(), ['in.json'])
  })

  test('onto a folder', async () => {
    mkdirSync(join(place.path, 'folder'))
    assertRefused(await place.run('in.json', '-o', 'folder'), { says: /folder can't be written: it is a folder/ })
    assert.deepEqual(place.names(), ['folder', 'in.json'])
  })

  test('in a folder where writing is not allowed', { skip: process.getuid?.() === 0 && 'root may' }, async () => {
    mkdirSync(join(place.path, 'locked'), { mode: 0o500 })
    assertRefused(await place.run('in.json', '-o', 'locked/out.html'), { says: /not allowed/ })
  })

  test('over a read-only file, which is left as it was', async () => {
    chmodSync(place.put('out.html', 'precious'), 0o444)
    assertRefused(await place.run('in.json', '-o', 'out.html'), { says: /out\.html can't be written: .*not allowed/ })
    assert.equal(readFileSync(join(place.path, 'out.html'), 'utf8'), 'precious')
    assert.deepEqual(place.names(), ['in.json', 'out.html'])
  })

  test('over an input, by whatever name it goes', async () => {
    symlinkSync('in.json', join(place.path, 'link.json'))
    mkdirSync(join(place.path, 'folder'))
    const inside = place.put('folder/one.json')
    for (const args of [
      ['in.json', '-o', './in.json'],
      ['in.json', '-o', 'link.json'],
      ['link.json', '-o', 'in.json'],
      [`file://${join(place.path, 'in.json')}`, '-o', 'in.json'],
      ['folder', '-o', 'folder/one.json'],
    ]) {
      assertRefused(await place.run(...args), { says: /is one of the inputs/ })
    }
    assert.equal(readFileSync(inside, 'utf8'), json)
    assert.equal(readFileSync(join(place.path, 'in.json'), 'utf8'), json)
  })

  test('a page may be made again among the recordings that it is made of', async () => {
    mkdirSync(join(place.path, 'folder'))
    place.put('folder/one.json')
    assert.equal((await place.run('folder', '-o', 'folder/all.replay.html')).code, 0)
    assert.equal((await place.run('folder', '-o', 'folder/all.replay.html')).code, 0)
  })

  test('onto a full disk', { skip: !existsSync('/dev/full') && '/dev/full is not there' }, async () => {
    assertRefused(await place.run('in.json', '-o', '/dev/full'), { says: /disk is full/ })
    assertRefused(await place.shell('"$@" in.json -o - > /dev/full'), {
      says: /standard output can't be written: the disk is full/,
    })
  })
})

describe('wrong words', () => {
  const LINES: { readonly [line: string]: RegExp } = {
    '': /No input was given; see portable-replay --help/,
    '--wrong': /Unknown option '--wrong'; see portable-replay --help/,
    'in.json -o': /'-o, --output <value>' argument missing/,
    'in.json --json -o -': /--json and -o -/,
    'in.json --open -o -': /--open needs a file/,
    'in.json --session 2': /Unknown option '--session'/,
    extract: /No input was given; see portable-replay extract --help/,
    'extract a.html b.html': /extract takes one page/,
    'extract a.html --session 0': /--session takes a number from 1, not 0/,
    'extract a.html --session two': /--session takes a number from 1, not two/,
    'extract a.html --strict': /Unknown option '--strict'; see portable-replay extract --help/,
  }
  for (const [line, says] of Object.entries(LINES)) {
    test(`“${line}” is told in one line, with code 2`, async () => {
      assertRefused(await place.run(...line.split(' ').filter(Boolean)), { code: 2, says })
      assert.deepEqual(place.names(), [])
    })
  }

  test('empty ones too', async () => {
    assertRefused(await place.run('in.json', '-o', ''), { code: 2, says: /-o needs the name of a file/ })
    assertRefused(await place.run(''), { code: 2, says: /has no name/ })
  })

  test('--debug adds where it came from', async () => {
    const { code, stderr } = await place.run('missing.json', '--debug')
    assert.equal(code, 1)
    assert.match(stderr, /^error: missing\.json: [^\n]+\nReplayError: [^]*\n +at [^]*caused by Error: ENOENT/)
  })
})

test('a file named with poison is read and shown as text', { skip: process.platform === 'win32' }, async () => {
  const name = `"'<\`$&<script>alert(1)<!--&amp;\u2028𝒳{{title}}$1.json`
  place.put(name, JSON.stringify(recorded(3, 'about:blank')))
  const { code, stderr } = await place.run(name)
  assert.equal(code, 0, stderr)
  assert.equal(stderr.split('\n').length, 2)
  const [page = ''] = place.names().filter((other) => other.endsWith('.html'))
  const html = readFileSync(join(place.path, page), 'utf8')
  assert.ok(!html.includes('alert(1)<!--') && !html.includes('<script>alert'))
  assert.match(html, /<title>&quot;&#x27;&lt;&#x60;\$&amp;&lt;script&gt;alert\(1\)&lt;!--&amp;amp;/)
})
