import { isFields, type Fields } from '../model/event.ts'
import type { Losses } from './losses.ts'

/** Members of https://html.spec.whatwg.org/multipage/canvas.html#canvasrenderingcontext2d that a recording may name. */
const MEMBERS_2D = new Set(
  `arc arcTo beginPath bezierCurveTo clearRect clip closePath createConicGradient createImageData createLinearGradient
  createPattern createRadialGradient direction drawFocusIfNeeded drawImage ellipse fill fillRect fillStyle fillText
  filter font fontKerning fontStretch fontVariantCaps getContextAttributes getImageData getLineDash getTransform
  globalAlpha globalCompositeOperation imageSmoothingEnabled imageSmoothingQuality isContextLost isPointInPath
  isPointInStroke letterSpacing lineCap lineDashOffset lineJoin lineTo lineWidth measureText miterLimit moveTo
  putImageData quadraticCurveTo rect reset resetTransform restore rotate roundRect save scale setLineDash setTransform
  shadowBlur shadowColor shadowOffsetX shadowOffsetY stroke strokeRect strokeStyle strokeText textAlign textBaseline
  textRendering transform translate wordSpacing`.split(/\s+/),
)

const TYPED_ARRAY = /^(?:Int8|Uint8|Uint8Clamped|Int16|Uint16|Int32|Uint32|Float32|Float64)Array$/
const RASTER_TYPE = /^image\/(?:png|jpe?g|gif|webp|avif|bmp)$/i
const RASTER_URL = /^data:image\/(?:png|jpe?g|gif|webp|avif|bmp)[;,]/i
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/
const MAX_DEPTH = 8

/** Canvas commands that only draw, with arguments that are only data; nothing when none is left. */
export function inertCanvas(data: Fields, losses: Losses): Fields | undefined {
  const is2d = data['type'] === undefined || data['type'] === 0
  const inert = (command: unknown) => {
    const made = inertCommand(command, is2d)
    if (made === undefined) losses.lose('canvas-commands-unusable')
    return made
  }
  if (!Array.isArray(data['commands'])) return inert(data)
  const commands = data['commands'].map(inert).filter((command) => command !== undefined)
  if (commands.length === 0) return undefined
  return isSame(commands, data['commands']) ? data : { ...data, commands }
}

function inertCommand(command: unknown, is2d: boolean): Fields | undefined {
  if (!isFields(command)) return undefined
  const { property, args } = command
  if (typeof property !== 'string' || !Array.isArray(args)) return undefined
  if (is2d ? !MEMBERS_2D.has(property) : !/^[a-z]\w*$/i.test(property) || property in Object.prototype) return undefined
  // A text here would be an address.
  if (property === 'drawImage' && typeof args[0] === 'string') return undefined
  const inert = args.map((arg) => inertArgument(arg, MAX_DEPTH))
  if (inert.includes(undefined)) return undefined
  return isSame(inert, args) ? command : { ...command, args: inert }
}

function isSame(made: readonly unknown[], given: readonly unknown[]): boolean {
  return made.length === given.length && made.every((item, index) => item === given[index])
}

/** An argument as data; the same object when it was nothing else, nothing when it is anything else. */
function inertArgument(arg: unknown, depth: number): unknown {
  if (arg === null || ['number', 'string', 'boolean'].includes(typeof arg)) return arg
  if (depth === 0) return undefined
  if (Array.isArray(arg)) return inertList(arg, depth)
  if (!isFields(arg)) return undefined
  const made = inertObject(arg, depth)
  if (made === undefined) return undefined
  const names = Object.keys(arg)
  const isWhole = names.length === Object.keys(made).length && names.every((name) => made[name] === arg[name])
  return isWhole ? arg : made
}

function inertList(list: readonly unknown[], depth: number): readonly unknown[] | undefined {
  const made = list.map((item) => inertArgument(item, depth - 1))
  if (made.includes(undefined)) return undefined
  return isSame(made, list) ? list : made
}

/** What rrweb writes for objects: https://github.com/rrweb-io/rrweb/blob/main/packages/types/src/index.ts (CanvasArg) */
function inertObject(arg: Fields, depth: number): Fields | undefined {
  const { rr_type, args, data, type, src, base64, index } = arg
  if (rr_type === 'ArrayBuffer')
    return typeof base64 === 'string' && BASE64.test(base64) ? { rr_type, base64 } : undefined
  if (rr_type === 'HTMLImageElement')
    return typeof src === 'string' && RASTER_URL.test(src) ? { rr_type, src } : undefined
  if (rr_type === 'Blob') {
    const parts = Array.isArray(data) ? inertList(data, depth) : undefined
    return parts && typeof type === 'string' && RASTER_TYPE.test(type) ? { rr_type, data: parts, type } : undefined
  }
  if (typeof rr_type !== 'string') return undefined
  if (rr_type === 'ImageBitmap' || rr_type === 'ImageData' || TYPED_ARRAY.test(rr_type)) {
    const list = Array.isArray(args) ? inertList(args, depth) : undefined
    return list && { rr_type, args: list }
  }
  return /^WebGL\w+$/.test(rr_type) && typeof index === 'number' ? { rr_type, index } : undefined
}
