import { existsSync } from 'node:fs'
import type { Browser } from 'puppeteer-core'
import puppeteer from 'puppeteer-core'
import type { CountingServer } from './server.ts'

export type BrowserName = 'chromium' | 'firefox'

const ALL_BROWSERS: readonly BrowserName[] = ['chromium', 'firefox']

/** All of them, or the one that PAGE_BROWSER names. */
export const BROWSERS: readonly BrowserName[] = ALL_BROWSERS.filter(
  (name) => name === (process.env.PAGE_BROWSER ?? name),
)

const VIEWPORT = { width: 1280, height: 800 }

/** Starts a browser whose requests to other hosts than the loopback all end at the counting server. */
export function launch(name: BrowserName, server: CountingServer): Promise<Browser> {
  return name === 'chromium' ? launchChromium(server) : launchFirefox(server)
}

export function isChromium(browser: Browser): boolean {
  return browser.process()?.spawnfile.includes('chrom') ?? false
}

/** Debian's Chromium, or the one that CHROMIUM names. */
export function launchChromium(server: CountingServer): Promise<Browser> {
  return puppeteer.launch({
    executablePath: installed(process.env.CHROMIUM ?? '/usr/bin/chromium'),
    headless: true,
    ignoreDefaultArgs: true,
    defaultViewport: VIEWPORT,
    args: [
      ...chromiumDefaults(),
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      `--proxy-server=${server.host}`,
    ],
  })
}

/** Debian's Firefox ESR, or the one that FIREFOX names. */
export function launchFirefox(server: CountingServer): Promise<Browser> {
  return puppeteer.launch({
    browser: 'firefox',
    executablePath: installed(process.env.FIREFOX ?? '/usr/bin/firefox-esr'),
    headless: true,
    defaultViewport: VIEWPORT,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': '127.0.0.1',
      'network.proxy.http_port': server.port,
      'network.proxy.ssl': '127.0.0.1',
      'network.proxy.ssl_port': server.port,
      'network.proxy.no_proxies_on': 'localhost, 127.0.0.1',
    },
  })
}

/**
 * puppeteer's own switches, but with the process of its own that Chromium gives a sandboxed frame: puppeteer turns that
 * off, people have it.
 */
function chromiumDefaults(): string[] {
  const disabled = '--disable-features='
  return puppeteer.defaultArgs({ headless: true }).map((arg) => {
    if (!arg.startsWith(disabled)) return arg
    const features = arg.slice(disabled.length).split(',')
    return disabled + features.filter((feature) => feature !== 'IsolateSandboxedIframes').join(',')
  })
}

function installed(path: string): string {
  if (!existsSync(path))
    throw new Error(`${path} is not there; .ci/run installs the browsers, CHROMIUM and FIREFOX name others`)
  return path
}
