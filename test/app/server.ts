import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { chime } from './chime.ts'

const mimeTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.webm': 'video/webm',
}

interface Reply {
  readonly status: number
  readonly mimeType: string
  readonly body: string | Uint8Array
}

export interface AppServer {
  /** Without a slash at the end. */
  readonly origin: string
  readonly close: () => void
}

/** Serves the task board from `folder` (this file's own) on a free loopback port. */
export async function serveApp(folder: string): Promise<AppServer> {
  const server = createServer((request, response) => {
    answer(folder, request).then(
      (reply) => send(response, reply),
      () =>
        send(response, {
          status: 404,
          mimeType: 'text/plain',
          body: 'Not found',
        }),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() }
}

async function answer(folder: string, request: IncomingMessage): Promise<Reply> {
  const path = new URL(request.url ?? '/', 'http://app').pathname
  if (path.startsWith('/api/')) return answerApi(folder, request)
  if (path === '/font.css') return { status: 200, mimeType: 'text/css', body: await fontSheet(folder) }
  if (path === '/sound/chime.wav') return { status: 200, mimeType: 'audio/wav', body: chime() }
  const name = path === '/' || path === '/insights' ? 'index.html' : path.slice(1)
  const body = await readFile(join(folder, 'site', name))
  return {
    status: 200,
    mimeType: mimeTypes[extname(name)] ?? 'application/octet-stream',
    body,
  }
}

/** The web font travels inside its style sheet: a recorder keeps the sheet and would lose a file beside it. */
async function fontSheet(folder: string): Promise<string> {
  const font = await readFile(join(folder, 'font', 'figtree-latin-wght-normal.woff2'))
  const url = `data:font/woff2;base64,${font.toString('base64')}`
  return `@font-face{font-family:Figtree;font-weight:300 900;font-display:block;src:url(${url}) format("woff2")}`
}

async function answerApi(folder: string, request: IncomingMessage): Promise<Reply> {
  const reply = (status: number, value: unknown): Reply => ({
    status,
    mimeType: 'application/json',
    body: JSON.stringify(value),
  })
  const route = `${request.method} ${request.url}`
  if (route === 'GET /api/tasks') {
    const tasks: unknown = JSON.parse(await readFile(join(folder, 'tasks.json'), 'utf8'))
    return reply(200, { tasks })
  }
  if (route.startsWith('GET /api/activity')) return reply(200, { count: 60 })
  if (route === 'POST /api/tasks') return reply(201, { ...JSON.parse(await bodyText(request)), id: 512 })
  if (route === 'PUT /api/settings') return reply(200, { saved: true })
  if (route === 'POST /api/export') return reply(500, { error: 'The exporter is not available' })
  return reply(404, { error: 'No such thing' })
}

async function bodyText(request: IncomingMessage): Promise<string> {
  const parts: Uint8Array[] = []
  for await (const part of request) parts.push(part as Uint8Array)
  return Buffer.concat(parts).toString('utf8')
}

function send(response: ServerResponse, { status, mimeType, body }: Reply): void {
  // No Date header: the network plugin records headers, and a fixture shall not change from run to run.
  response.sendDate = false
  response.writeHead(status, {
    'content-type': mimeType,
    'cache-control': 'no-store',
  })
  response.end(body)
}
