import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const DRIVER = '/usr/bin/WebKitWebDriver'
const DISPLAY_SERVER = '/usr/bin/Xvfb'
const LIBRARIES = '/usr/lib'
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** WebKitGTK, the nearest to Safari, over W3C WebDriver. Scripts are function bodies and run in the current frame. */
export interface WebKit {
  open(url: string): Promise<void>
  run<Result>(script: string): Promise<Result>
  /** Like `run`, for a script that calls its last argument when it is done. */
  runAsync<Result>(script: string): Promise<Result>
  /** Makes the first frame that the CSS selector finds the current one. */
  enterFrame(selector: string): Promise<void>
  leaveFrames(): Promise<void>
  /** PNG. */
  screenshot(): Promise<Buffer>
  quit(): Promise<void>
}

/** Path of WebKitGTK's small browser, or undefined where it, its driver or Xvfb is not installed. */
export function webkitBinary(): string | undefined {
  if (!existsSync(DRIVER) || !existsSync(DISPLAY_SERVER)) return undefined
  const places = readdirSync(LIBRARIES).map((name) => join(LIBRARIES, name, 'webkit2gtk-4.1', 'MiniBrowser'))
  return places.find(existsSync)
}

/** Starts a display of its own, the driver and the browser; other hosts than the loopback are asked through `proxy`. */
export async function launchWebKit(binary: string, proxy: string): Promise<WebKit> {
  const display = spawn(DISPLAY_SERVER, ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const number = await firstLine(display)
  const port = await freePort()
  const driver = spawn(DRIVER, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: `:${number}` } })
  const stop = () => [driver, display].forEach((child) => child.kill())
  try {
    const server = `http://127.0.0.1:${port}`
    await answering(`${server}/status`)
    const args = ['--automation', `--proxy=http://${proxy}`, '--ignore-host=127.0.0.1']
    const capabilities = { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args } } }
    const { sessionId } = await command<{ sessionId: string }>(`${server}/session`, { capabilities })
    return connect(`${server}/session/${sessionId}`, stop)
  } catch (error) {
    stop()
    throw error
  }
}

function connect(session: string, stop: () => void): WebKit {
  return {
    open: (url) => command(`${session}/url`, { url }),
    run: (script) => command(`${session}/execute/sync`, { script, args: [] }),
    runAsync: (script) => command(`${session}/execute/async`, { script, args: [] }),
    async enterFrame(value) {
      const found = await command<Record<string, string>>(`${session}/element`, { using: 'css selector', value })
      await command(`${session}/frame`, { id: { [ELEMENT]: found[ELEMENT] } })
    },
    leaveFrames: () => command(`${session}/frame`, { id: null }),
    async screenshot() {
      const response = await fetch(`${session}/screenshot`)
      const { value } = (await response.json()) as { value: string }
      return Buffer.from(value, 'base64')
    },
    async quit() {
      await fetch(session, { method: 'DELETE' }).catch(() => {})
      stop()
    },
  }
}

async function command<Value>(url: string, body: object): Promise<Value> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(90_000) })
  const { value } = (await response.json()) as { value: Value & { error?: string; message?: string } }
  if (!response.ok) throw new Error(`WebKit: ${value?.error ?? response.status}: ${value?.message ?? ''}`)
  return value
}

async function answering(url: string): Promise<void> {
  const giveUpAt = Date.now() + 15_000
  while (Date.now() < giveUpAt) {
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false,
      )
    )
      return
    await new Promise((done) => setTimeout(done, 100))
  }
  throw new Error(`${DRIVER} did not answer at ${url}`)
}

function firstLine(child: ChildProcess): Promise<string> {
  const stream = child.stdio[3]
  return new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`${DISPLAY_SERVER} ended with ${code}`)))
    stream?.once('data', (data: Buffer) => done(String(data).trim()))
  })
}

function freePort(): Promise<number> {
  return new Promise((done) => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => done(port))
    })
  })
}
