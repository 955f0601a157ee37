/** Runs in the stage frame: takes a message port from the shell and does what it asks. */
import { STAGE_PORT, STAGE_READY, type StageMessage, type StageReport } from './protocol.ts'
import type { Sound } from './media.ts'
import { createReplay, type Replay } from './replay.ts'
import { installFrames } from './frames.ts'
import { prepareOwnDocument } from './own-document.ts'

function connect(port: MessagePort, hear: (sound: Sound) => void): void {
  const post = (report: StageReport) => port.postMessage(report)
  let replay: Replay | undefined
  port.onmessage = async ({ data }: MessageEvent<StageMessage>) => {
    try {
      if (data.op === 'sound') {
        hear(data.sound)
        return post({ op: 'done', id: data.id })
      }
      if (data.op === 'load') {
        replay?.stop()
        replay = createReplay(data, post)
        return post({ op: 'done', id: data.id })
      }
      const value = await replay?.take(data)
      post({ op: 'done', id: data.id, value })
    } catch (error) {
      post({ op: 'failed', id: data.id, message: error instanceof Error ? error.message : String(error) })
    }
  }
}

const { hear } = prepareOwnDocument()
installFrames()
addEventListener('message', function take(event) {
  const port = event.ports[0]
  if (event.source !== parent || event.data !== STAGE_PORT || !port) return
  removeEventListener('message', take)
  connect(port, hear)
})
parent.postMessage(STAGE_READY, '*')
