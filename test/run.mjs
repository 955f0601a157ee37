#!/usr/bin/env node
// Runs tests that are written in TypeScript: esbuild bundles each file, node's own runner runs the bundles.
//   node test/run.mjs [--all] [path …]          tests whose path contains one of the paths (all without any)
//   node test/run.mjs --script file.ts [arg …]  bundles and runs one script
// --all sets PORTABLE_REPLAY_ALL=1: the long matrices run in full instead of a seeded sample.
// Tests run with the repository's root as their working folder; import.meta.url means the source file, not its bundle.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile, readdir, rm } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
// Inside node_modules, so that the packages, which stay outside of the bundles, resolve; a folder for each run, as runs may overlap.
const bundles = join(root, 'node_modules', '.cache', 'portable-replay-tests', String(process.pid))

const sourceAddress = {
  name: 'source-address',
  setup({ onLoad }) {
    onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8')
      if (!text.includes('import.meta.')) return undefined
      const address = JSON.stringify(pathToFileURL(path).href)
      const contents = text
        .replaceAll('import.meta.url', () => address)
        .replaceAll('import.meta.dirname', () => JSON.stringify(dirname(path)))
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' }
    })
  },
}

// `#name` means what package.json says under "imports"; node can't look that up from inside node_modules.
const privateImports = {
  name: 'private-imports',
  setup({ onResolve }) {
    onResolve({ filter: /^#/ }, async ({ path }) => {
      const { imports = {} } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
      const target = imports[path]?.default
      return target ? { path: pathToFileURL(join(root, target)).href, external: true } : undefined
    })
  },
}

/** Bundles one file; answers the bundle's path, or undefined after esbuild has said what is wrong. */
async function bundle(file) {
  const outfile = join(bundles, relative(root, file).replace(/\.tsx?$/, '.mjs'))
  try {
    await build({
      entryPoints: [file],
      outfile,
      bundle: true,
      packages: 'external',
      platform: 'node',
      format: 'esm',
      target: 'node20',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: 'inline',
      logLevel: 'error',
      plugins: [sourceAddress, privateImports],
      // property tests try the same examples on each run, whether or not they ask for it
      inject: [join(root, 'test', 'seed.ts')],
    })
    return outfile
  } catch {
    return undefined
  }
}

async function testFiles(filters) {
  const names = await readdir(join(root, 'test'), { recursive: true })
  const files = names.filter((name) => /\.test\.tsx?$/.test(name)).map((name) => ['test', ...name.split(sep)].join('/'))
  const wanted = filters.map((filter) => relative(root, resolve(filter)).split(sep).join('/'))
  return files.filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part))).sort()
}

function run(args, env) {
  const child = spawn(process.execPath, ['--enable-source-maps', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
  })
  return new Promise((done) => child.on('exit', (code) => done(code ?? 1)))
}

async function runTests(title, files, { concurrency, env }) {
  if (files.length === 0) return 0
  console.log(`\n== ${title}: ${files.length} files`)
  const bundled = await Promise.all(files.map((file) => bundle(join(root, file))))
  const ready = bundled.filter(Boolean)
  const code =
    ready.length > 0
      ? await run(['--test', '--test-reporter=spec', `--test-concurrency=${concurrency}`, ...ready], env)
      : 1
  const broken = files.filter((_, index) => !bundled[index])
  for (const file of broken) console.error(`✖ ${file} could not be bundled (see above)`)
  return broken.length > 0 ? 1 : code
}

async function main(args) {
  await mkdir(bundles, { recursive: true })
  if (args[0] === '--script') {
    if (!args[1] || !existsSync(args[1])) throw new Error(`--script needs a file; ${args[1] ?? 'none'} is none`)
    const script = await bundle(resolve(args[1]))
    return script ? run([script, ...args.slice(2)], {}) : 1
  }
  const filters = args.filter((arg) => arg !== '--all')
  const env = args.includes('--all') ? { PORTABLE_REPLAY_ALL: '1' } : {}
  const files = await testFiles(filters)
  if (files.length === 0) throw new Error(`no test file matches ${filters.join(' ')}`)
  const inBrowsers = files.filter((file) => file.startsWith('test/page/'))
  const inNode = files.filter((file) => !inBrowsers.includes(file))
  const codes = [
    await runTests('tests in Node', inNode, { concurrency: 2, env }),
    await runTests('tests in browsers', inBrowsers, { concurrency: 2, env }),
  ]
  return codes.find((code) => code !== 0) ?? 0
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  process.exitCode = 2
} finally {
  await rm(bundles, { recursive: true, force: true })
}
