/** Opens a page in the person's browser. */
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

/** None of them is a shell, so no character of a path means anything. */
const OPENERS: { readonly [platform: string]: readonly [command: string, ...args: string[]] } = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
}

/** Goes on without waiting; `onNothing` is told where the system has no program that opens pages. */
export function openPage(path: string, onNothing: () => void): void {
  const [command, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  const child = spawn(command, [...args, resolve(path)], { stdio: 'ignore', detached: true })
  child.on('error', onNothing)
  child.unref()
}
