import assert from 'node:assert/strict'
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize, sep } from 'node:path'
import { describe, test } from 'node:test'

/**
 * Who may import whom. A rule is changed here, in review, never worked round. A place is a room, a room's folder or a
 * file at the top of src/; the longest place that a file lies in decides. Every place may import itself.
 */
const MAY_IMPORT: { readonly [place: string]: readonly string[] } = {
  model: [],
  fold: ['model'],
  read: ['model'],
  parse: ['model'],
  gather: ['model'],
  // Siblings that a recorder left unresolved are looked for in the node tree.
  normalize: ['model', 'fold'],
  extract: ['model', 'fold'],
  edit: ['model', 'fold'],
  fetch: ['model'],
  pack: ['model', 'fold'],
  render: ['model'],
  record: ['model'],
  player: ['model', 'pack/unpack.ts', 'pack/unpack-tracks.ts', 'pack/base64.ts', 'pack/decompress.ts'],
  // What the player knows and decides, without a document.
  'player/core': ['model', 'player/file.ts', 'player/stage.ts'],
  // What lies before a moment is folded.
  'player/stage': ['model', 'fold', 'pack/unpack.ts'],
  // A panel lists what happened at the controller's time, and leads there.
  'player/panels': ['model', 'player/parts', 'player/core'],
  // What hands a replay on takes the controller's moment, and the stage's picture of it.
  'player/sharing': ['model', 'player/parts', 'player/core'],
  'player/parts': ['model', 'player/core'],
  'options.ts': ['model', 'read', 'parse', 'gather', 'normalize', 'extract', 'edit', 'pack', 'render'],
  'sessions.ts': ['model', 'options.ts', 'read', 'parse', 'gather', 'normalize', 'extract', 'edit', 'pack'],
  'about.ts': ['model', 'sessions.ts'],
  'inspect.ts': ['model', 'options.ts', 'about.ts', 'sessions.ts', 'pack'],
  'build.ts': ['model', 'options.ts', 'about.ts', 'sessions.ts', 'pack', 'render'],
  'extract-events.ts': ['model', 'pack'],
  'index.ts': [
    'model',
    'build.ts',
    'inspect.ts',
    'extract-events.ts',
    'options.ts',
    'fetch',
    'read',
    'parse',
    'pack',
    'edit',
  ],
  // The command's sentences stand in model/problems; all else comes from the library.
  cli: ['model', 'index.ts'],
}

/** Other rooms are entered by their door `<room>/<room>.ts`; `model` is open, and these have a second door. */
const SECOND_DOORS: { readonly [file: string]: string } = {
  'pack/unpack.ts': 'the reading half, which runs in the page; the writing half must stay out of it',
  'pack/unpack-tracks.ts': 'the reading half for what an inspector lists',
  'pack/page-recordings.ts': 'a page that was made before, as recordings again',
  'pack/page-text.ts': 'the reading half for a page that is text and not a document',
  'pack/event-store.ts':
    'where the events of a long recording lie from the moment they are mended; handed in as a capability',
  'pack/zstd.ts': 'the one encoder, loaded once by whoever runs the journey and handed in',
  'pack/decompress.ts': 'the one decoder, which the page needs before it has read anything',
  'pack/base64.ts': 'the form in which both halves, and the page before it has read anything, carry bytes',
}

/** Each package has one home: the places (path beginnings in src/) that may import it. `node:` is every built-in module. */
const HOMES: { readonly [name: string]: readonly string[] } = {
  // What compresses beside the rest asks for threads only where there are some.
  'node:': ['cli/', 'read/', 'fetch/', 'render/', 'pack/thread.ts', 'pack/zstd-thread.ts'],
  preact: ['player/'],
  lucide: ['player/parts/icons.tsx'],
  'rrweb-player': ['player/stage'],
  handlebars: ['render/'],
  fflate: ['read/'],
  fzstd: ['pack/decompress.ts'],
  '@hpcc-js/wasm-zstd': ['pack/'],
  '@rrweb/record': ['record/'],
  // Not a package: what build.mjs makes for the page, handed to the code that writes pages.
  '#page-parts': ['render/', 'build.ts', 'cli/'],
}

const MAX_LINES = 250

interface Import {
  readonly from: string
  /** A file in src/, or a package. */
  readonly to: string
}

const sourceFiles = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'))
  .map((file) => file.split(sep).join('/'))
const textOf = (file: string) => readFileSync(join('src', file), 'utf8')

/** The specifiers of a module's imports and re-exports, types included. */
function specifiers(text: string): string[] {
  const patterns = [
    /^\s*(?:import|export)\s+(?:type\s+)?[\w*{}\s,$]+?\s+from\s+'([^']+)'/gm,
    /^\s*import\s+'([^']+)'/gm,
    /\bimport\(\s*'([^']+)'\s*\)/g,
  ]
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map((match) => match[1] ?? ''))
}

function importsOf(file: string): Import[] {
  return specifiers(textOf(file)).map((specifier) => ({
    from: file,
    to: specifier.startsWith('.')
      ? normalize(join(dirname(file), specifier))
          .split(sep)
          .join('/')
      : specifier,
  }))
}

const allImports = sourceFiles.flatMap(importsOf)
const isInside = (file: string, place: string) => file === place || file.startsWith(`${place}/`)
const known = new Set(sourceFiles)
const inner = allImports.filter(({ to }) => known.has(to))
const roomOf = (file: string) => file.split('/')[0] ?? ''

function placeOf(file: string): string | undefined {
  const places = Object.keys(MAY_IMPORT).filter((place) => isInside(file, place))
  return places.sort((a, b) => b.length - a.length)[0]
}

function homeOf(specifier: string): readonly string[] | undefined {
  const name = Object.keys(HOMES).find(
    (home) => specifier === home || specifier.startsWith(home.endsWith(':') ? home : `${home}/`),
  )
  return name === undefined ? undefined : HOMES[name]
}

const shown = ({ from, to }: Import) => `src/${from} imports ${to}`

describe('the architecture', () => {
  test('the scanner sees every kind of import', () => {
    const text = `import a, { b } from './a.ts'\nimport type {\n  C,\n} from '../c.ts'\nimport './d.css'\nexport * from './e.ts'\nexport { f } from 'f'\nconst g = await import('./g.ts')\nexport const h = 1 // from './not.ts'`
    assert.deepEqual(specifiers(text).sort(), ['../c.ts', './a.ts', './d.css', './e.ts', './g.ts', 'f'])
  })

  test('every file lies in a room that the table knows', () => {
    assert.deepEqual(
      sourceFiles.filter((file) => placeOf(file) === undefined),
      [],
    )
  })

  test('imports follow the table', () => {
    const wrong = inner.filter(({ from, to }) => {
      const place = placeOf(from) ?? ''
      return !isInside(to, place) && !(MAY_IMPORT[place] ?? []).some((allowed) => isInside(to, allowed))
    })
    assert.deepEqual(wrong.map(shown), [])
  })

  test('other rooms are entered by their door', () => {
    const wrong = inner.filter(({ from, to }) => {
      const room = roomOf(to)
      const isRoom = to.includes('/')
      return isRoom && room !== roomOf(from) && room !== 'model' && to !== `${room}/${room}.ts` && !(to in SECOND_DOORS)
    })
    assert.deepEqual(wrong.map(shown), [])
  })

  test('each package has one home', () => {
    const packages = allImports.filter(({ to }) => !known.has(to) && !/\.(ts|tsx|css|hbs|svg|txt)$/.test(to))
    const wrong = packages.filter(({ from, to }) => !homeOf(to)?.some((home) => from.startsWith(home)))
    assert.deepEqual(wrong.map(shown), [])
  })

  test('imports name files that are there, with their extension', () => {
    const relative = sourceFiles.flatMap((file) =>
      specifiers(textOf(file)).filter(
        (specifier) => specifier.startsWith('.') && !/\.(tsx?|css|d\.ts)$/.test(specifier),
      ),
    )
    assert.deepEqual(relative, [])
  })

  test('no file imports itself by a detour', () => {
    assert.deepEqual(findCycle(), undefined)
  })

  test(`no file has more than ${MAX_LINES} lines`, () => {
    const long = sourceFiles.filter((file) => textOf(file).trimEnd().split('\n').length > MAX_LINES)
    assert.deepEqual(long, [])
  })

  test('no file is a drawer', () => {
    const drawers = /(^|\/)(utils?|helpers?|common|misc|types|shared)(\.tsx?|\/)/
    assert.deepEqual(
      sourceFiles.filter((file) => drawers.test(file)),
      [],
    )
  })
})

/** The files of one import cycle in order, or undefined. */
function findCycle(): string[] | undefined {
  const targetsOf = (file: string) => inner.filter(({ from }) => from === file).map(({ to }) => to)
  const done = new Set<string>()
  function visit(file: string, path: readonly string[]): string[] | undefined {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (done.has(file)) return undefined
    for (const target of targetsOf(file)) {
      const cycle = visit(target, [...path, file])
      if (cycle) return cycle
    }
    done.add(file)
    return undefined
  }
  for (const file of sourceFiles) {
    const cycle = visit(file, [])
    if (cycle) return cycle
  }
  return undefined
}
