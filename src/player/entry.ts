/** The shell's script begins here: it takes what the boot script left and starts the player. */
import type { Boot } from './boot-contract.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { showFailure } from './failure.tsx'
import { startPlayer } from './main.tsx'
import { createDecoder } from './decoder.ts'
import { openPageFile } from './page-file.ts'
import { createStage, type StageListener } from './stage.ts'

function decodeStage(): string {
  try {
    return boot.decodeScript('stage')
  } catch (cause) {
    throw new ReplayError(problem('damaged-player', {}), { cause })
  }
}

const boot = (window as unknown as { portableReplayBoot: Boot }).portableReplayBoot
const root = document.getElementById('portable-replay') as HTMLElement
try {
  const policy = document.querySelector<HTMLMetaElement>('meta[http-equiv="Content-Security-Policy"]')?.content ?? ''
  const script = decodeStage()
  const file = openPageFile(createDecoder(boot))
  const quirks = file.index.sessions.some((session) => session.quirks)
  startPlayer({
    root,
    file,
    createStage: (listener: StageListener) => createStage({ script, policy, quirks }, listener),
  })
} catch (error) {
  showFailure(root, error)
}
