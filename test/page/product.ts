import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The part of the library that page tests use, as it is built and shipped: the same code that people get. */
type Library = typeof import('../../src/index.ts')

const BUILT = resolve('dist/index.js')

export async function library(): Promise<Library> {
  if (!existsSync(BUILT)) throw new Error('dist/index.js is not there: run `npm run build` before the page tests')
  return (await import(pathToFileURL(BUILT).href)) as Library
}

export type Sources = Parameters<Library['buildReplay']>[0]

/** Builds a page with the shipped library; answers its text. */
export async function buildPage(sources: Sources): Promise<string> {
  const { buildReplay } = await library()
  return (await buildReplay(sources)).html
}

/** Builds a page into a file of the folder; answers the file's path. */
export async function buildFile(folder: string, name: string, sources: Sources): Promise<string> {
  const path = join(folder, `${name}.replay.html`)
  await writeFile(path, await buildPage(sources))
  return path
}

/** The same page without any of its policies: what is left then is the build's own cleaning. */
export function withoutPolicies(html: string): string {
  const policy = /<meta[^>]+http-equiv=(["']?)content-security-policy\1[^>]*>/gi
  if (!policy.test(html)) throw new Error('the page has no policy to take out')
  return html.replace(policy, '')
}
