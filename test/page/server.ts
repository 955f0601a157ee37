import { createServer as createHttpServer } from 'node:http'
import type { AddressInfo, Server } from 'node:net'
import { createServer as createSocketServer } from 'node:net'

/** A server on the loopback that counts everything that a page asks for and that the test did not put there. */
export interface CountingServer {
  readonly port: number
  /** A port on which a mere connection counts as a hit (preconnect). */
  readonly connectPort: number
  /** `127.0.0.1:port`: browsers take it as proxy for every other host, so that those requests are counted, too. */
  readonly host: string
  /** Puts a file at a path such as `/page.html`; answers its URL. Requests for it are not hits. */
  serve(path: string, file: { readonly body: string; readonly contentType: string }): string
  /** What was asked for since the last call. */
  takeHits(): string[]
  close(): Promise<void>
}

/** What the browsers ask on their own account, of exactly these hosts; no recording of ours names one. */
const BACKGROUND = new Set([
  'accounts.google.com:443',
  'content-autofill.googleapis.com:443',
  'clients2.google.com',
  'content-signature-2.cdn.mozilla.net:443',
  'firefox.settings.services.mozilla.com:443',
  'optimizationguide-pa.googleapis.com:443',
  'update.googleapis.com',
  'update.googleapis.com:443',
])

export async function startServer(): Promise<CountingServer> {
  let hits: string[] = []
  const served = new Map<string, { body: string; contentType: string }>()
  const web = createHttpServer((request, response) => {
    const own = `127.0.0.1:${(web.address() as AddressInfo).port}`
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? own}`)
    const file = url.host === own ? served.get(url.pathname) : undefined
    if (!file && !BACKGROUND.has(url.host)) hits.push(`${request.method} ${url.href}`)
    response.writeHead(file ? 200 : 204, {
      'content-type': file?.contentType ?? 'text/plain',
      'cache-control': 'no-store',
    })
    response.end(file?.body)
  })
  // The proxy's tunnels: https, wss. The host name is all that we need.
  web.on('connect', (request, socket) => {
    if (!BACKGROUND.has(request.url ?? '')) hits.push(`CONNECT ${request.url}`)
    socket.on('error', () => {})
    socket.end('HTTP/1.1 502 Counted\r\n\r\n')
  })
  const bare = createSocketServer((socket) => {
    hits.push(`connection to port ${(bare.address() as AddressInfo).port}`)
    socket.on('error', () => {})
    socket.destroy()
  })
  const [port, connectPort] = await Promise.all([listen(web), listen(bare)])
  return {
    port,
    connectPort,
    host: `127.0.0.1:${port}`,
    serve(path, file) {
      served.set(path, file)
      return `http://127.0.0.1:${port}${path}`
    },
    takeHits() {
      const taken = hits
      hits = []
      return taken
    },
    async close() {
      web.closeAllConnections()
      await Promise.all([web, bare].map((server) => new Promise((done) => server.close(done))))
    },
  }
}

function listen(server: Server): Promise<number> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port))
  })
}
