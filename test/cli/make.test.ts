import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { recorded, recordedInTwoTabs } from '../build/sources.ts'
import { createWorkplace, type Workplace } from './command.ts'

let place: Workplace
beforeEach(() => (place = createWorkplace()))
afterEach(() => place.remove())

const read = (name: string) => readFileSync(join(place.path, name), 'utf8')
const isPage = (text: string) => text.startsWith('<!doctype html>') && text.endsWith('</html>\n')

describe('the main job', () => {
  test('makes a page beside nothing else, and says so in one line on stderr', async () => {
    place.put('session.json')
    const { code, stdout, stderr } = await place.run('session.json')
    assert.equal(code, 0)
    assert.equal(stdout, '')
    assert.match(stderr, /^Made session\.replay\.html \(\d+ kB\): 1 session, 5 events\.\n$/)
    assert.deepEqual(place.names(), ['session.json', 'session.replay.html'])
    assert.ok(isPage(read('session.replay.html')))
  })

  test('puts the page in the working folder, not beside its input', async () => {
    mkdirSync(join(place.path, 'in'))
    place.put('in/session.json')
    assert.equal((await place.run('in/session.json')).code, 0)
    assert.deepEqual(place.names(), ['in', 'session.replay.html'])
  })

  test('says so where nothing can open the page', async () => {
    place.put('session.json')
    const { outcome } = place.start(['session.json', '--open'], { env: { PATH: place.path } })
    const { code, stderr } = await outcome
    assert.equal(code, 0)
    assert.match(
      stderr,
      /\nnote: Nothing on this system opens pages by itself; open session\.replay\.html in a browser\.\n$/,
    )
  })

  test('never over an existing file, unless told so', async () => {
    place.put('session.json')
    place.put('session.replay.html', 'mine')
    const refused = await place.run('session.json')
    assert.equal(refused.code, 1)
    assert.equal(
      refused.stderr,
      'error: session.replay.html is there already; add --force to replace it, or -o FILE to write elsewhere.\n',
    )
    assert.equal(read('session.replay.html'), 'mine')
    assert.equal((await place.run('session.json', '--force')).code, 0)
    assert.ok(isPage(read('session.replay.html')))
  })

  test('-o replaces what is there and keeps its permissions', async () => {
    place.put('session.json')
    chmodSync(place.put('out.html', 'old'), 0o600)
    assert.equal((await place.run('session.json', '-o', 'out.html')).code, 0)
    assert.ok(isPage(read('out.html')))
    assert.equal(statSync(join(place.path, 'out.html')).mode & 0o777, 0o600)
  })

  test('-o through a link replaces what it leads to', async () => {
    place.put('session.json')
    place.put('real.html', 'old')
    symlinkSync('real.html', join(place.path, 'link.html'))
    assert.equal((await place.run('session.json', '-o', 'link.html')).code, 0)
    assert.ok(isPage(read('real.html')))
    assert.deepEqual(place.names(), ['link.html', 'real.html', 'session.json'])
  })

  test('-o - writes the page to standard output and nothing beside it', async () => {
    place.put('session.json')
    const { code, stdout, stderr } = await place.run('session.json', '-o', '-')
    assert.deepEqual([code, stderr, isPage(stdout)], [0, '', true])
    assert.deepEqual(place.names(), ['session.json'])
  })

  test('-o a device writes to it and leaves it a device', { skip: process.platform === 'win32' }, async () => {
    place.put('session.json')
    assert.equal((await place.run('session.json', '-o', '/dev/null')).code, 0)
    assert.ok(statSync('/dev/null').isCharacterDevice())
    const { stdout } = await place.shell('"$@" session.json -o /dev/stdout | cat')
    assert.ok(isPage(stdout))
  })

  test('reads standard input, packed or not', async () => {
    for (const stdin of [JSON.stringify(recorded()), gzipSync(JSON.stringify(recorded()))]) {
      const { code } = await place.start(['-', '--force'], { stdin }).outcome
      assert.equal(code, 0)
    }
    assert.deepEqual(place.names(), ['recording.replay.html'])
  })

  test('reads an address, and keeps its query to itself', async () => {
    const server = createServer((request, response) => {
      if (request.url?.startsWith('/day/session.json?')) response.end(JSON.stringify(recorded(3, 'about:blank')))
      else response.writeHead(404).end()
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    try {
      const { code, stderr } = await place.run(`${address}/day/session.json?token=secret`)
      assert.equal(code, 0, stderr)
      assert.deepEqual(place.names(), ['session.replay.html'])
      assert.ok(!read('session.replay.html').includes('secret'))
      const missing = await place.run(`${address}/none.json?token=secret`)
      assert.equal(missing.code, 1)
      assert.match(missing.stderr, /^error: http:\/\/127\.0\.0\.1:\d+\/none\.json: .*status 404.*\n$/)
    } finally {
      server.close()
      server.closeAllConnections()
    }
  })

  test('several inputs make one page; broken ones among them are named', async () => {
    place.put('one.json')
    place.put('two.json', JSON.stringify(recordedInTwoTabs()))
    place.put('notes.txt', 'no JSON')
    const { code, stderr } = await place.run('one.json', 'notes.txt', 'two.json', '-o', 'all.html')
    assert.equal(code, 0)
    const [left, made] = stderr.split('\n')
    assert.match(left ?? '', /^note: Left out: notes\.txt: /)
    assert.match(made ?? '', /^Made all\.html \(\d+ kB\): 2 sessions, 15 events\.$/)
    const quiet = await place.run('one.json', 'notes.txt', '-o', 'all.html', '--quiet')
    assert.match(quiet.stderr, /^note: Left out: notes\.txt: .*\n$/)
  })

  test('a folder makes one page of what lies in it', async () => {
    mkdirSync(join(place.path, 'monday'))
    place.put('monday/one.json')
    place.put('monday/two.json', JSON.stringify(recorded(5)))
    const { code, stderr } = await place.run('monday')
    assert.equal(code, 0)
    assert.match(stderr, /Made monday\.replay\.html .*2 sessions/)
  })
})

describe('options', () => {
  test('--title names the page', async () => {
    place.put('session.json')
    await place.run('session.json', '--title', 'Checkout <fails>')
    assert.ok(read('session.replay.html').includes('<title>Checkout &lt;fails&gt;</title>'))
  })

  test('--json describes page, sessions and problems on standard output', async () => {
    place.put('session.json', JSON.stringify([...recorded(), ...recorded().slice(-1), 'nonsense']))
    const { code, stdout, stderr } = await place.run('session.json', '--json', '--quiet')
    const result = JSON.parse(stdout) as {
      page: string
      bytes: number
      sessions: { events: number; durationMs: number }[]
      problems: { code: string; message: string }[]
    }
    assert.deepEqual([code, stderr], [0, ''])
    assert.equal(result.page, 'session.replay.html')
    assert.equal(result.bytes, statSync(join(place.path, 'session.replay.html')).size)
    assert.deepEqual(
      result.sessions.map(({ events, durationMs }) => [events, durationMs]),
      [[5, 3000]],
    )
    assert.ok(result.problems.length >= 2)
    assert.ok(result.problems.every(({ code: name, message }) => name !== '' && message.startsWith('session.json: ')))
  })

  test('--quiet says nothing when all went well', async () => {
    place.put('session.json', JSON.stringify([...recorded(), ...recorded().slice(-1)]))
    assert.deepEqual(await place.run('session.json', '-q'), { code: 0, stdout: '', stderr: '' })
  })

  test('--strict makes nothing when one of several inputs is broken', async () => {
    place.put('session.json')
    place.put('notes.txt', 'no JSON')
    const { code, stderr } = await place.run('session.json', 'notes.txt', '--strict')
    assert.equal(code, 1)
    assert.match(stderr, /^error: notes\.txt: .*\n$/)
    assert.deepEqual(place.names(), ['notes.txt', 'session.json'])
  })

  test('--version and --help go to standard output', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }
    assert.deepEqual(await place.run('--version'), { code: 0, stdout: `${version}\n`, stderr: '' })
    const help = await place.run('--help')
    assert.deepEqual([help.code, help.stderr], [0, ''])
    for (const word of [
      '-o, --output',
      '--force',
      '--title',
      '--strict',
      '--json',
      '--quiet',
      'extract',
      'Exit codes',
    ]) {
      assert.ok(help.stdout.includes(word), word)
    }
    const ofExtract = await place.run('extract', '--help')
    assert.deepEqual([await place.run('help'), await place.run('help', 'extract')], [help, ofExtract])
    assert.match(ofExtract.stdout, /--session N/)
    assert.ok(!ofExtract.stdout.includes('--strict'))
  })

  test('no line of the help is wider than a usual terminal allows twice', async () => {
    for (const { stdout } of [await place.run('--help'), await place.run('extract', '-h')]) {
      assert.deepEqual(
        stdout.split('\n').filter((line) => line.length > 120),
        [],
      )
    }
  })

  test('nothing is coloured or drawn where no terminal is', async () => {
    place.put('session.json', JSON.stringify([...recorded(), 'nonsense']))
    const { stderr } = await place.run('session.json')
    assert.ok(!stderr.includes('\x1b') && !stderr.includes('\r'))
    assert.match(stderr, /^note: /)
  })
})
