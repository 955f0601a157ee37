/**
 * First script of the page that does work: starts the stage, decodes the shell, runs it and hands it the decoder. In a worker,
 * which is made of this same text, it decodes what it is sent.
 */
import { fromBase64 } from '../pack/base64.ts'
import { decompress } from '../pack/decompress.ts'
import { type Boot, type DecodeTask, SCRIPT_ELEMENT_ID, type ScriptName } from './boot-contract.ts'
import { createBlockKeeper, type KeeperAnswer } from './block-keeper.ts'
import { openStageFrame, type StageFrame } from './stage-frame.ts'

const scriptElement = (name: ScriptName) => document.getElementById(SCRIPT_ELEMENT_ID + name)

/** Compressed script elements carry their decoded size. */
function decodeScript(name: ScriptName): string {
  const element = scriptElement(name)
  const frame = fromBase64(element?.textContent ?? '')
  return new TextDecoder().decode(decompress(frame, Number(element?.dataset['bytes'])))
}

/** It takes longest to be there, so it comes first: a browser may give it a process of its own. */
function startStage(): StageFrame | undefined {
  try {
    const policy = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content ?? ''
    const quirks = scriptElement('stage')?.dataset['quirks'] !== undefined
    return openStageFrame({ script: decodeScript('stage'), policy, quirks })
  } catch {
    return undefined
  }
}

function serveAsWorker(): void {
  const decode = createBlockKeeper()
  onmessage = ({ data: { id, ...task } }: MessageEvent<DecodeTask>) => {
    let answer: KeeperAnswer | undefined
    try {
      answer = decode(task)
    } catch {
      // no base64: nothing comes back
    }
    const parts = answer === undefined || answer === 'unknown' ? [] : (answer.parts ?? [])
    postMessage({ id, answer }, { transfer: parts.map(({ buffer }) => buffer as ArrayBuffer) })
  }
}

function start(): void {
  const source = document.currentScript?.textContent ?? ''
  const boot: Boot = { stage: startStage(), decode: createBlockKeeper(), source }
  Object.defineProperty(window, 'portableReplayBoot', { value: boot, configurable: true })
  const script = document.createElement('script')
  try {
    script.textContent = decodeScript('shell')
  } catch (cause) {
    throw new Error('the file is damaged; get it again from where it came.', { cause })
  }
  document.head.append(script)
}

if (typeof document === 'undefined') serveAsWorker()
else start()
