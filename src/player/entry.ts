/** The shell's script begins here: it takes what the boot script left and starts the player. */
import type { Boot } from './boot-contract.ts'
import { problem, ReplayError } from '../model/problem.ts'
import { createDecoder } from './decoder.ts'
import { showFailure } from './failure.tsx'
import { startPlayer } from './main.tsx'
import { openPageFile } from './page-file.ts'
import { createStage } from './stage.ts'

/** Minified, put here by build.mjs: compressed with the script, it weighs a fifth. */
declare const PLAYER_STYLE: string

const boot = (window as unknown as { portableReplayBoot: Boot }).portableReplayBoot
const { stage } = boot
const root = document.getElementById('portable-replay') as HTMLElement
dress()
try {
  if (!stage) throw new ReplayError(problem('damaged-player', {}))
  startPlayer({
    root,
    file: openPageFile(createDecoder(boot)),
    createStage: (listener) => createStage(stage, listener),
    createPreviewStage: (listener) => createStage(stage.another('preview'), listener),
    keep: storage(),
  })
} catch (error) {
  stage?.element.remove()
  showFailure(root, error)
}

/** Right behind the page's own style, so that those of a host's template still come later. */
function dress(): void {
  const style = document.createElement('style')
  style.textContent = PLAYER_STYLE
  document.querySelector('style + script')?.before(style)
}

/** A sandboxed frame has no storage, and says so by throwing. */
function storage(): Storage | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}
