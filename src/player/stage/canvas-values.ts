/**
 * Recorded arguments as values for a 2D context. Objects are made only from bytes that the recording carries, and only those
 * that are named here: https://github.com/rrweb-io/rrweb/blob/main/packages/types/src/index.ts (CanvasArg)
 */
import { isFields, type Fields } from '../../model/event.ts'

export type CanvasValue = number | string | boolean | readonly number[] | ImageBitmap | HTMLImageElement | ImageData

const RASTER_TYPE = /^image\/(?:png|jpe?g|gif|webp|avif|bmp)$/i
const RASTER_URL = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,]/i

/** An image inside the URL itself; undefined when it is none, or can't be read. */
export async function readPicture(url: unknown): Promise<HTMLImageElement | undefined> {
  if (typeof url !== 'string' || !RASTER_URL.test(url)) return undefined
  const image = new Image()
  image.src = url
  return image.decode().then(
    () => image,
    () => undefined,
  )
}

/** The argument as one of the kinds that `METHODS` names by a letter; undefined when it is not of that kind. */
export function readArgument(kind: string, arg: unknown): CanvasValue | undefined | Promise<CanvasValue | undefined> {
  switch (kind) {
    case 'n':
      return readNumber(arg)
    case 's':
      return typeof arg === 'string' || typeof arg === 'number' ? String(arg) : undefined
    case 'b':
      return typeof arg === 'boolean' ? arg : undefined
    case 'l':
      return readNumbers(arg)
    case 'i':
      return isFields(arg) ? readImage(arg) : undefined
    default:
      return isFields(arg) ? readImageData(arg) : undefined
  }
}

function readNumber(arg: unknown): number | undefined {
  const value = typeof arg === 'string' && arg.trim() !== '' ? Number(arg) : arg
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined
}

function readNumbers(arg: unknown): readonly number[] | undefined {
  const numbers = Array.isArray(arg) ? arg.map(readNumber) : [undefined]
  return numbers.some((value) => value === undefined) ? undefined : (numbers as number[])
}

async function readImage(arg: Fields): Promise<ImageBitmap | HTMLImageElement | undefined> {
  if (arg['rr_type'] === 'HTMLImageElement') return readPicture(arg['src'])
  if (arg['rr_type'] !== 'ImageBitmap' || !Array.isArray(arg['args'])) return undefined
  const source: unknown = arg['args'][0]
  if (!isFields(source)) return undefined
  if (source['rr_type'] === 'ImageData') {
    const pixels = readImageData(source)
    return pixels && createImageBitmap(pixels).catch(() => undefined)
  }
  const blob = readBlob(source)
  // a picture that is broken is as good as none
  return blob && createImageBitmap(blob).catch(() => undefined)
}

function readBlob({ rr_type, data, type }: Fields): Blob | undefined {
  if (rr_type !== 'Blob' || !Array.isArray(data) || typeof type !== 'string' || !RASTER_TYPE.test(type))
    return undefined
  const parts = data.map(readBytes)
  return parts.includes(undefined) ? undefined : new Blob(parts as Uint8Array<ArrayBuffer>[], { type })
}

function readImageData({ rr_type, args }: Fields): ImageData | undefined {
  if (rr_type !== 'ImageData' || !Array.isArray(args)) return undefined
  const [pixels, width] = args as readonly unknown[]
  const bytes = readBytes(pixels)
  if (!bytes || typeof width !== 'number') return undefined
  try {
    return new ImageData(new Uint8ClampedArray(bytes), width)
  } catch {
    // not so many bytes as rows of that width have
    return undefined
  }
}

/** Bytes as base64, or as an array of bytes with their numbers written out. */
function readBytes(value: unknown): Uint8Array<ArrayBuffer> | undefined {
  if (!isFields(value)) return undefined
  const { rr_type, base64, args } = value
  if (rr_type === 'ArrayBuffer') return typeof base64 === 'string' ? fromBase64(base64) : undefined
  if (!/^Uint8(?:Clamped)?Array$/.test(String(rr_type)) || !Array.isArray(args)) return undefined
  const list: unknown = args[0]
  const numbers = readNumbers(list)
  return numbers ? Uint8Array.from(numbers) : readBytes(list)
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
  } catch {
    return undefined
  }
}
