/** What the flags ask of a page's looks, with the files that they name. */
import { readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { problem, ReplayError, type Brand, type LookOptions, type Theme, type Translation } from '../index.ts'
import { type Flags, isFile } from './arguments.ts'
import { reasonOf } from './output-place.ts'

/** @throws ReplayError when a file can't be read, or holds something else */
export async function lookingOptions(flags: Flags): Promise<LookOptions> {
  const { lang, theme, template } = flags
  const brand = await brandIn(flags)
  return {
    ...(lang !== undefined && { lang: isFile(lang) ? ((await readJson(lang)) as Translation) : lang }),
    ...(theme !== undefined && { theme: theme as Theme }),
    ...(brand && { brand }),
    ...(template !== undefined && { template: (await readBytes(template)).toString('utf8') }),
  }
}

/** The file of --brand, and over it what has a flag of its own. */
async function brandIn(flags: Flags): Promise<Brand | undefined> {
  const file = flags.brand === undefined ? undefined : await brandFile(flags.brand)
  const { 'brand-title': title, 'brand-color': color, 'brand-logo': logo } = flags
  const given = {
    ...(title !== undefined && { title }),
    ...(color !== undefined && { color }),
    ...(logo !== undefined && { logo: await readBytes(logo) }),
  }
  return file || Object.keys(given).length > 0 ? { ...file, ...given } : undefined
}

/** Its logo is the name of a file, as seen from it. */
async function brandFile(path: string): Promise<Brand> {
  const given = await readJson(path)
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw new ReplayError(problem('brand-no-object', {}))
  }
  const { logo } = given as { readonly logo?: unknown }
  if (logo === undefined) return given
  if (typeof logo !== 'string') throw new ReplayError(problem('brand-logo-no-name', { source: path }))
  return { ...given, logo: await readBytes(resolve(dirname(path), logo)) }
}

async function readJson(path: string): Promise<unknown> {
  const text = (await readBytes(path)).toString('utf8').replace(/^\ufeff/, '')
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new ReplayError(problem('look-no-json', { source: path }), { cause })
  }
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new ReplayError(problem('not-found', { source: path }), { cause })
    throw new ReplayError(problem('file-unreadable', { source: path, reason: reasonOf(cause) }), { cause })
  }
}
