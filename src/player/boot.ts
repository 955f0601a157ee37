/** First script of the page that does work: decodes the shell, runs it and hands it the decoder. */
import { decompress } from 'fzstd'
import { fromBase64 } from '../pack/base64.ts'
import { SCRIPT_ELEMENT_ID, type Boot, type ScriptName } from './boot-contract.ts'

/** Compressed script elements carry their decoded size: an output buffer of the right size is seven times faster. */
function decodeScript(name: ScriptName): string {
  const element = document.getElementById(SCRIPT_ELEMENT_ID + name)
  const frame = fromBase64(element?.textContent ?? '')
  return new TextDecoder().decode(decompress(frame, new Uint8Array(Number(element?.dataset.bytes))))
}

const boot: Boot = { decodeScript, decompress: (frame, bytes) => decompress(frame, new Uint8Array(bytes)) }
Object.defineProperty(window, 'portableReplayBoot', { value: boot, configurable: true })
const script = document.createElement('script')
try {
  script.textContent = decodeScript('shell')
} catch (cause) {
  throw new Error('the file is damaged; get it again from where it came.', { cause })
}
document.head.append(script)
