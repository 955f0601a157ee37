/** Canvases, films, and pictures that only this page has, as pictures that stand in a text. */
import { stillAttributes } from './still-attributes.ts'
import { escaped } from './still-text.ts'

/** Markup of a picture for what can't be told in markup; undefined for all other elements. */
export function pictureOf(element: Element): string | undefined {
  const address = addressOf(element)
  if (address === undefined) return undefined
  return `<img alt=""${stillAttributes(element, sizeStyle(element))} src="${escaped(address)}" />`
}

/** The size of an element that is not what it seems, and what it leaves around it. */
export function sizeStyle(element: Element): string {
  const { width, height, display } = getComputedStyle(element)
  return `width:${width};height:${height};display:${display}`
}

/** '' for one that shows nothing. */
function addressOf(element: Element): string | undefined {
  if (element instanceof HTMLCanvasElement) return drawn(element, element)
  if (element instanceof HTMLVideoElement) {
    return drawn(element, { width: element.videoWidth, height: element.videoHeight })
  }
  if (element instanceof HTMLAudioElement) return element.controls ? '' : undefined
  const isElsewhere = element instanceof HTMLImageElement && element.currentSrc.startsWith('blob:')
  return isElsewhere ? drawn(element, { width: element.naturalWidth, height: element.naturalHeight }) : undefined
}

function drawn(source: CanvasImageSource, size: { readonly width: number; readonly height: number }): string {
  const canvas = document.createElement('canvas')
  Object.assign(canvas, { width: size.width, height: size.height })
  try {
    canvas.getContext('2d')?.drawImage(source, 0, 0)
    return size.width * size.height > 0 ? canvas.toDataURL() : ''
  } catch {
    return ''
  }
}
