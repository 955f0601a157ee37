// What build.mjs makes of texts: the templates, the translations, the table of colours.
import { readFile, readdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Handlebars from 'handlebars'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')

/** Source of an object of precompiled templates, by file name without extension. */
export async function precompiledTemplates() {
  const names = (await readdir(join(root, 'templates'))).filter((name) => name.endsWith('.hbs'))
  const specs = await Promise.all(
    names.map(async (name) => {
      const source = await readFile(join(root, 'templates', name), 'utf8')
      return `${JSON.stringify(name.replace(/\.hbs$/, ''))}: ${Handlebars.precompile(source)}`
    }),
  )
  return `{\n${specs.join(',\n')}\n}`
}

/** The colours that tokens.css has for both schemes, by name: what a brand's accent is measured against. */
export async function palette() {
  const text = await readFile(join(root, 'src/player/styles/tokens.css'), 'utf8')
  const pairs = text.matchAll(/--([\w-]+): var\(--light, (#\w+)\) var\(--dark, (#\w+)\)/g)
  return Object.fromEntries(Array.from(pairs, ([, name, light, dark]) => [name, [light, dark]]))
}

/** templates/words: a JSON file for each language. */
export async function translations() {
  const names = await readdir(join(root, 'templates/words'))
  const tables = names.map(async (name) => {
    const text = await readFile(join(root, 'templates/words', name), 'utf8')
    return [name.replace(/\.json$/, ''), JSON.parse(text)]
  })
  return Object.fromEntries(await Promise.all(tables))
}
