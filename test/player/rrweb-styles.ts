/** What rrweb itself does to a style sheet, with the postcss that its package carries and our page leaves out. */
import { readFile } from 'node:fs/promises'

const PACKAGE = 'node_modules/rrweb-player/dist/rrweb-player.js'

/** The function takes a sheet as the package does. @throws where postcss can't read the sheet, which rrweb then leaves as it is */
export async function rrwebStyles(): Promise<(css: string) => string> {
  const text = await readFile(PACKAGE, 'utf8')
  const code = between(text, '\nconst MEDIA_SELECTOR = ', '\nfunction createCache() {')
  const warning = 'console.warn("Failed to adapt css for replay", error);'
  if (!code.includes(warning)) throw new Error('rrweb-player has changed')
  const module = `${code.replace(warning, 'throw error;')}\nexport { adaptCssForReplay }`
  const address = `data:text/javascript;base64,${Buffer.from(module).toString('base64')}`
  const { adaptCssForReplay } = (await import(address)) as { adaptCssForReplay(css: string): string }
  return (css) => adaptCssForReplay(css)
}

function between(text: string, from: string, to: string): string {
  const start = text.indexOf(from)
  const end = text.indexOf(to, start)
  if (start < 0 || end < 0) throw new Error('rrweb-player has changed')
  return text.slice(start, end)
}
