/** What is known of the session as a whole, and of the parts of the page that hold it. */
import { formatUtc } from '../../model/clock.ts'
import type { Controller } from '../core/controller.ts'
import { byteText, durationText } from '../parts/format.ts'
import { say } from '../parts/say.ts'
import { Facts } from './full-text.tsx'

export function AboutPanel({ controller }: { readonly controller: Controller }) {
  const { session, index } = controller
  return (
    <div class="about" tabIndex={0} role="group" aria-label={say('tab-about')}>
      <Facts
        facts={[
          [say('about-title'), session.title],
          [say('about-start'), formatUtc(session.startedAt)],
          [say('about-length'), durationText(session.durationMs)],
          [say('about-maker'), index.generator],
        ]}
      />
      <h3>{say('about-parts')}</h3>
      <Facts
        facts={index.blocks.map(({ bytes, crc32 }, number) => [
          say('about-part', { number: number + 1 }),
          `${byteText(bytes)}, CRC-32 ${crc32.toString(16).padStart(8, '0')}`,
        ])}
      />
    </div>
  )
}
