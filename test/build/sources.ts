/** Small recordings for tests of the whole journey. */
import type { ReplayEvent } from '../../src/model/event.ts'
import { documentOf, element, fullSnapshot, meta, mutation, text } from '../fixtures/events.ts'

/** A page whose paragraph is written anew every second. */
export function recorded(seconds = 3, href = 'https://shop.example/cart'): ReplayEvent[] {
  const paragraph = element(20, 'p', { childNodes: [text(21, 'second 0')] })
  const changes = Array.from({ length: seconds }, (_, index) =>
    mutation((index + 1) * 1000, { texts: [{ id: 21, value: `second ${index + 1} \ud83d é \u2028 </script>` }] }),
  )
  return [meta(0, href), fullSnapshot(0, documentOf({ body: [paragraph] })), ...changes]
}

/** The same with two tabs, in the array form that has a `windowId` on each event. */
export function recordedInTwoTabs(): object[] {
  const tab = (windowId: string, href: string, lateMs: number) =>
    recorded(3, href).map((event) => ({ ...event, windowId, timestamp: event.timestamp + lateMs }))
  return [...tab('one', 'https://shop.example/', 0), ...tab('two', 'https://shop.example/help', 1500)]
}
