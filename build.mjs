#!/usr/bin/env node
// Builds everything into dist/: the player as page parts (dist/page-parts.js), the library and the command.
//   node build.mjs [--no-types]
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Zstd } from '@hpcc-js/wasm-zstd'
import { build } from 'esbuild'
import { palette, precompiledTemplates, translations } from './.build/texts.mjs'

const root = dirname(fileURLToPath(import.meta.url))
const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))

/** The oldest browsers that a page knows (the guard script says so on older ones). */
const BROWSERS = ['chrome111', 'firefox115', 'safari16.4']
/** Best size; the player is compressed once, when the package is built. */
const ZSTD_LEVEL = 19

/** What stands inside the packages that go into a page, by package: rrweb-player is published with its own dependencies inlined. */
const NOTICES = JSON.parse(await readFile(join(root, 'templates/notices/notices.json'), 'utf8'))

/** Applies a change to a package's text. @throws when the text is no longer as the change expects it */
function changed(text, from, to) {
  if (text.split(from).length !== 2) throw new Error(`rrweb-player has changed: it no longer has one "${from}"`)
  return text.replace(from, () => to)
}

/**
 * rrweb-player bundles rrweb's Replayer but exports only its own controls. And a video that is added while seeking has no
 * promise to catch from, which would lose the whole mutation that it came with. What would run recorded names on canvases,
 * which no page of ours lets it do, does not even get into one; nor does the recorder.
 */
const ENGINE_CHANGES = [
  ['\nclass Replayer {', '\nexport class Replayer {'],
  ['node2.play().catch(', 'node2.play()?.catch('],
  ['if (this.config.UNSAFE_replayCanvas) {\n      void this.preloadAllImages()', 'if (false) {\n      void 0'],
  ['if (!this.config.UNSAFE_replayCanvas) {\n          return;', 'if (true) {\n          return;'],
  [
    '            void canvasMutation({\n              event: canvasEvent',
    '            void ({\n              event: canvasEvent',
  ],
  ['await Promise.all(\n          data.commands.map(', 'await Promise.all(\n          [].map('],
  ['await Promise.all(\n          data.args.map(deserializeArg(this.imageMap, null, status))', 'await Promise.all([]'],
  ['c2.args.map(deserializeArg(this.imageMap, null, status))', '[]'],
  ['      polyfill(\n        this.iframe.contentWindow,\n        this.iframe.contentDocument\n      );\n', ''],
  ['      polyfill$1(this.iframe.contentWindow);\n', ''],
  ['if (this.config.UNSAFE_replayCanvas) {\n      this.iframe =', 'if (false) {\n      this.iframe ='],
  ['typeof self !== "undefined" && self.Blob && new Blob([jsContent]', 'void ([]'],
  // to get at what a page may have replaced, it puts a frame into the document; nothing is replaced in ours
  [
    'const defaultPrototype = defaultObj.prototype;\n',
    'return (untaintedBasePrototype[key] = defaultObj.prototype);\n  const defaultPrototype = {};\n',
  ],
  // the second tree, in which it seeks: moments are folded before it gets them
  ['if (this.config.useVirtualDom && !this.usingVirtualDom && isSync) {', 'if (false) {'],
  ['__publicField2(this, "virtualDom", new RRDocument());', ''],
  // a whole postcss for two small changes to each sheet; it is bundled twice, once for the recorder
  [
    'postcss$1([\n      mediaSelectorPlugin,\n      pseudoClassPlugin\n    ]).process(cssText)',
    '({ css: hoverStyle(cssText) })',
  ],
  ['var postcssExports$1 = requirePostcss$1();', 'var postcssExports$1 = {};'],
  ['var postcssExports = requirePostcss();', 'var postcssExports = {};'],
]
const ENGINE_IMPORTS = "import { hoverStyle } from './src/player/stage/hover-style.ts'\n"
const SECOND_TREE = /this\.usingVirtualDom( = (true|false))?/g
/** Statements that do nothing but look at what postcss exports; a bundler keeps them. */
const POSTCSS_NAMES = /^postcss(?:\$1)?\.\w+;\n/gm

const replayEngine = {
  name: 'replay-engine',
  setup({ onLoad }) {
    onLoad({ filter: /rrweb-player[\\/]dist[\\/]rrweb-player\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      const engine = ENGINE_CHANGES.reduce((current, [from, to]) => changed(current, from, to), text)
      const contents = engine
        .replace(SECOND_TREE, (_, isSet) => (isSet ? 'void 0' : 'false'))
        .replace(POSTCSS_NAMES, '')
      return { contents: ENGINE_IMPORTS + contents, resolveDir: root, loader: 'js' }
    })
  },
}

/** A page says only what a page can meet: the sentences about reading files stay behind, and so do texts that its markup has. */
const pageSentencesOnly = {
  name: 'page-sentences-only',
  setup({ onLoad }) {
    onLoad({ filter: /model[\\/]problems[\\/](read|parse|normalize|command|look)\.ts$/ }, ({ path }) => ({
      contents: `export const ${basename(path, '.ts')}Problems = {}`,
      loader: 'ts',
    }))
    onLoad({ filter: /model[\\/]words[\\/]first-screen\.ts$/ }, () => ({
      contents: 'export const firstScreenWords = {}',
      loader: 'ts',
    }))
  },
}

async function bundleForPage(entry, options = {}) {
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'iife',
    target: BROWSERS,
    charset: 'ascii',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    plugins: [replayEngine, pageSentencesOnly],
    logLevel: 'warning',
    define: { 'process.env.NODE_ENV': '"production"' },
    ...options,
  })
  const text = result.outputFiles[0].text.trimEnd()
  // the text stands inside a script or style element, and its hash is taken over exactly these characters
  if (/<\/(script|style)|<!--/i.test(text)) throw new Error(`${entry}: the bundle holds the end of its own element`)
  if (/[^\t\n\x20-\x7e]/.test(text)) throw new Error(`${entry}: the bundle is not pure ASCII`)
  return { text, inputs: Object.keys(result.metafile.inputs) }
}

const sha256 = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
const plain = ({ text }) => ({ text, hash: sha256(text) })

function compress(zstd, text) {
  const bytes = new TextEncoder().encode(text)
  return { base64: Buffer.from(zstd.compress(bytes, ZSTD_LEVEL)).toString('base64'), bytes: bytes.length }
}

/** Names of the packages whose code is in a bundle. */
function packagesOf(inputs) {
  const names = inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
  return [...new Set(names.filter(Boolean))].sort()
}

async function noticesText(inputs) {
  const packages = packagesOf(inputs)
  const missing = packages.filter((name) => !(name in NOTICES))
  if (missing.length > 0)
    throw new Error(`No notice for ${missing.join(', ')}: add it to templates/notices and its notices.json`)
  const own = await readFile(join(root, 'LICENSE'), 'utf8')
  const others = packages.flatMap((name) => NOTICES[name])
  const texts = await Promise.all(
    others.map((name) => readFile(join(root, 'templates/notices', `${name}.txt`), 'utf8')),
  )
  const titled = [['portable-replay', own], ...others.map((name, index) => [name, texts[index]])]
  return titled.map(([name, text]) => `== ${name}\n\n${text.trim()}\n`).join('\n')
}

/** dist/page-parts.js: all that a page carries besides its recording. */
async function buildPageParts() {
  const zstd = await Zstd.load()
  const playerStyle = await bundleForPage('src/player/styles/player.css')
  const [guard, boot, shell, stage, style] = await Promise.all([
    bundleForPage('src/player/guard.ts', { target: 'es5', bundle: false }),
    bundleForPage('src/player/boot.ts'),
    bundleForPage('src/player/entry.ts', {
      define: { 'process.env.NODE_ENV': '"production"', PLAYER_STYLE: JSON.stringify(playerStyle.text) },
    }),
    bundleForPage('src/player/stage/agent.ts', {
      inject: ['src/player/stage/engine-log.ts'],
      define: { console: 'engineLog', 'process.env.NODE_ENV': '"production"' },
    }),
    bundleForPage('src/player/styles/page.css'),
  ])
  const inputs = [boot, shell, stage].flatMap((bundle) => bundle.inputs)
  const script = ({ text }) => ({ ...compress(zstd, text), hash: sha256(text) })
  const values = {
    version,
    guard: plain(guard),
    boot: plain(boot),
    shell: script(shell),
    stage: script(stage),
    style: style.text,
    notices: compress(zstd, await noticesText(inputs)),
    palette: await palette(),
    translations: await translations(),
  }
  const lines = Object.entries(values).map(([name, value]) => `export const ${name} = ${JSON.stringify(value)}`)
  await writeFile(
    join(root, 'dist/page-parts.js'),
    `${lines.join('\n')}\nexport const templates = ${await precompiledTemplates()}\n`,
  )
  return {
    inputs,
    sizes: Object.fromEntries(
      Object.entries({ boot, shell, stage, style }).map(([name, { text }]) => [name, text.length]),
    ),
  }
}

async function buildNode() {
  await build({
    absWorkingDir: root,
    entryPoints: { index: 'src/index.ts', 'cli/main': 'src/cli/main.ts', 'zstd-thread': 'src/pack/zstd-thread.ts' },
    outdir: 'dist',
    bundle: true,
    splitting: true,
    packages: 'external',
    external: ['#page-parts'],
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  })
  await chmod(join(root, 'dist/cli/main.js'), 0o755)
}

/** Declarations of what src/index.ts exports and of nothing else. */
async function buildTypes() {
  const config = join(root, 'dist/tsconfig.json')
  const compilerOptions = {
    noEmit: false,
    emitDeclarationOnly: true,
    declaration: true,
    outDir: 'types',
    rootDir: '../src',
  }
  await writeFile(
    config,
    JSON.stringify({ extends: '../tsconfig.json', compilerOptions, include: [], files: ['../src/index.ts'] }),
  )
  execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', config], { stdio: 'inherit' })
  await rm(config)
}

await rm(join(root, 'dist'), { recursive: true, force: true })
await mkdir(join(root, 'dist'), { recursive: true })
const { inputs, sizes } = await buildPageParts()
await writeFile(
  join(root, 'dist/page-parts.meta.json'),
  JSON.stringify({ packages: packagesOf(inputs), sizes }, undefined, 2),
)
await buildNode()
if (!process.argv.includes('--no-types')) await buildTypes()
console.log(
  `Built dist/: ${Object.entries(sizes)
    .map(([name, bytes]) => `${name} ${Math.round(bytes / 1000)} KB`)
    .join(', ')} (minified)`,
)
