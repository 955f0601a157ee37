/**
 * First script of the page that does work: decodes the shell, runs it and hands it the decoder. In a worker, which is made
 * of this same text, it decodes what it is sent.
 */
import { crc32 } from '../model/crc32.ts'
import { fromBase64 } from '../pack/base64.ts'
import { decompress } from '../pack/decompress.ts'
import { type Boot, type DecodeTask, SCRIPT_ELEMENT_ID, type ScriptName } from './boot-contract.ts'

/** Compressed script elements carry their decoded size. */
function decodeScript(name: ScriptName): string {
  const element = document.getElementById(SCRIPT_ELEMENT_ID + name)
  const frame = fromBase64(element?.textContent ?? '')
  return new TextDecoder().decode(decompress(frame, Number(element?.dataset.bytes)))
}

const decode: Boot['decode'] = (text, bytes) => {
  const frame = fromBase64(text)
  const checksum = crc32(frame)
  try {
    return { checksum, bytes: decompress(frame, bytes) }
  } catch {
    return { checksum }
  }
}

function serve({ data: { id, text, bytes } }: MessageEvent<DecodeTask>): void {
  let decoded = {}
  try {
    decoded = decode(text, bytes)
  } catch {
    // no base64: nothing comes back
  }
  postMessage({ id, ...decoded })
}

function start(): void {
  const source = document.currentScript?.textContent ?? ''
  const boot: Boot = { decodeScript, decode, source }
  Object.defineProperty(window, 'portableReplayBoot', { value: boot, configurable: true })
  const script = document.createElement('script')
  try {
    script.textContent = decodeScript('shell')
  } catch (cause) {
    throw new Error('the file is damaged; get it again from where it came.', { cause })
  }
  document.head.append(script)
}

if (typeof document === 'undefined') onmessage = serve
else start()
