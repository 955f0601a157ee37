/**
 * Recorded video and sound. What a recording carries is shown, without sound until somebody who watches asks for it. What plays is put right once a moment is built.
 */
import { EventType, IncrementalSource, isFields, type Fields } from '../../model/event.ts'
import type { EngineEvent, MediaData, Replayer } from 'rrweb-player'
import { labelVideo } from './media-label.ts'

export interface Media {
  /** Takes note of an element that was built. */
  built(node: Node): void
  /** Takes note of an event that was applied. */
  applied(event: EngineEvent, isSync: boolean): void
  /** Puts right what has changed. */
  mend(): void
}

export function createMedia(replayer: Replayer): Media {
  const known = new Set<HTMLMediaElement>()
  /** What a seek has passed, in order, and what came with it. */
  let passed: { readonly id: number; readonly at: number; readonly data?: MediaData }[] = []

  const offsetOf = (timestamp: number) => timestamp - (replayer.service.state.context.events[0]?.timestamp ?? timestamp)
  const apply = ({ id, at, data }: (typeof passed)[number]) => {
    const target = replayer.getMirror().getNode(id)
    if (!(target instanceof HTMLMediaElement)) return
    const timeOffset = offsetOf(at)
    if (data) replayer.mediaManager.mediaMutation({ target, timeOffset, mutation: data })
    else replayer.mediaManager.addMediaElements(target, timeOffset, replayer.getMirror())
  }
  return {
    built(node) {
      if (!(node instanceof HTMLMediaElement)) return
      known.add(node)
      node.muted = node.defaultMuted
      // which also keeps one with `autoplay` from beginning by itself
      node.pause()
    },
    applied(event, isSync) {
      if (event.type === EventType.FullSnapshot) passed = []
      const found = mediaOf(event).map((part) => ({ ...part, at: event.timestamp }))
      if (isSync) passed.push(...found)
      else for (const each of found) if (!each.data) apply(each)
    },
    mend() {
      const all = passed
      passed = []
      for (const each of all) apply(each)
      for (const element of known) {
        if (!element.isConnected) known.delete(element)
        else if (element instanceof HTMLVideoElement) labelVideo(element)
      }
    },
  }
}

/** Media elements that an event adds, or what happened to one. */
function mediaOf({ type, data }: EngineEvent): { id: number; data?: MediaData }[] {
  if (type !== EventType.IncrementalSnapshot) return []
  if (data.source === IncrementalSource.MediaInteraction) return [{ id: data.id as number, data: data as MediaData }]
  if (data.source !== IncrementalSource.Mutation || !Array.isArray(data.adds)) return []
  const nodes = data.adds.filter(isFields).map((add) => add['node'] as Fields)
  return nodes
    .filter(({ tagName }) => /^(?:audio|video)$/i.test(String(tagName)))
    .map(({ id }) => ({ id: id as number }))
}

/** Whether a viewer wants to hear what is played. */
export type Sound = 'on' | 'off'

const { set: setMuted } = Object.getOwnPropertyDescriptor(HTMLMediaElement.prototype, 'muted') as {
  set(this: HTMLMediaElement, muted: boolean): void
}

/**
 * Keeps all media silent, whatever a recording says, until a viewer wants to hear them; and hears the promises that rrweb
 * leaves unhandled. Answers what lets the sound be heard, or no longer.
 */
export function calmMedia(): (sound: Sound) => void {
  const { prototype } = HTMLMediaElement
  const { play } = prototype
  /** What the recorded page wanted. */
  const muted = new WeakMap<HTMLMediaElement, boolean>()
  let isHeard = false
  const apply = (element: HTMLMediaElement) => {
    setMuted.call(element, !isHeard || (muted.get(element) ?? element.defaultMuted))
  }
  Object.defineProperty(prototype, 'muted', {
    ...Object.getOwnPropertyDescriptor(prototype, 'muted'),
    set(this: HTMLMediaElement, wanted: boolean) {
      muted.set(this, wanted)
      apply(this)
    },
  })
  prototype.play = function (this: HTMLMediaElement) {
    apply(this)
    return play.call(this).catch((refusal: unknown) => {
      // a browser that wants a click in this frame first lets it play in silence
      if (!(refusal instanceof DOMException) || refusal.name !== 'NotAllowedError' || this.muted) return
      setMuted.call(this, true)
      return play.call(this).catch(() => {})
    })
  }
  return (sound) => {
    isHeard = sound === 'on'
    for (const element of document.querySelectorAll<HTMLMediaElement>('audio, video')) apply(element)
  }
}
