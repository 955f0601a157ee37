/** Opens a page in the person's browser. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** None of them is a shell, so no character of a path means anything. */
const OPENERS: { readonly [platform: string]: readonly [command: string, ...args: string[]] } = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Goes on without waiting; where nothing can open it, the person has been told where the page is. */
export function openPage(path: string): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, resolve(path)], { stdio: 'ignore', detached: true })
  child.on('error', () => {})
  child.unref()
}
