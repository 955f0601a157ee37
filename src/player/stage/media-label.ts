/** What a video shows that is not in the recording. */

const labels = new WeakMap<HTMLVideoElement, Animation>()

const WORDS =
  '<svg xmlns="http://www.w3.org/2000/svg" width="210" height="24"><text x="105" y="17" text-anchor="middle" ' +
  'font-family="system-ui,sans-serif" font-size="13" fill="#57606a">Video not in the recording</text></svg>'

/** In the place that the recorded page gave it; an animation leaves the page's own rules and attributes as they were recorded. */
export function labelVideo(video: HTMLVideoElement): void {
  if (isInRecording(video)) {
    labels.get(video)?.cancel()
    labels.delete(video)
  } else if (!labels.has(video)) {
    labels.set(video, video.animate(LABEL, { duration: 1, fill: 'both' }))
  }
}

function isInRecording(video: HTMLVideoElement): boolean {
  return (
    video.hasAttribute('src') || video.hasAttribute('poster') || video.querySelector(':scope > source[src]') !== null
  )
}

const both = (value: string) => [value, value]

const LABEL: PropertyIndexedKeyframes = {
  backgroundColor: both('#f6f8fa'),
  backgroundImage: both(
    `url("data:image/svg+xml,${encodeURIComponent(WORDS)}"),repeating-linear-gradient(45deg,#f6f8fa 0 8px,#eef1f4 8px 16px)`,
  ),
  backgroundPosition: both('center,0 0'),
  backgroundRepeat: both('no-repeat,repeat'),
  backgroundSize: both('min(100%,210px) auto,auto'),
}
