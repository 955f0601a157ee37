/**
 * What a recorded command may do to a 2D context, and with which arguments. Whatever is not in these tables is not done:
 * names of a recording never reach an object.
 * https://html.spec.whatwg.org/multipage/canvas.html#canvasrenderingcontext2d
 */

/** Properties by the type of their value. Gradients and patterns are not recorded. */
export const PROPERTIES: ReadonlyMap<string, 'string' | 'number' | 'boolean'> = new Map([
  ...(
    'direction fillStyle filter font fontKerning fontStretch fontVariantCaps globalCompositeOperation ' +
    'imageSmoothingQuality letterSpacing lineCap lineJoin shadowColor strokeStyle textAlign textBaseline textRendering ' +
    'wordSpacing'
  )
    .split(' ')
    .map((name) => [name, 'string'] as const),
  ...'globalAlpha lineDashOffset lineWidth miterLimit shadowBlur shadowOffsetX shadowOffsetY'
    .split(' ')
    .map((name) => [name, 'number'] as const),
  ['imageSmoothingEnabled', 'boolean'],
])

/**
 * Methods by the arguments that they take, a letter for each: `n` number, `s` string, `b` boolean, `l` list of numbers, `i` an
 * image, `d` image data. Several rows are several ways to call it.
 */
export const METHODS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    arc: 'nnnnn nnnnnb',
    arcTo: 'nnnnn',
    beginPath: '',
    bezierCurveTo: 'nnnnnn',
    clearRect: 'nnnn',
    clip: ' s',
    closePath: '',
    drawImage: 'inn innnn innnnnnnn',
    ellipse: 'nnnnnnn nnnnnnnb',
    fill: ' s',
    fillRect: 'nnnn',
    fillText: 'snn snnn',
    lineTo: 'nn',
    moveTo: 'nn',
    putImageData: 'dnn dnnnnnn',
    quadraticCurveTo: 'nnnn',
    rect: 'nnnn',
    reset: '',
    resetTransform: '',
    restore: '',
    rotate: 'n',
    roundRect: 'nnnn nnnnn nnnnl',
    save: '',
    scale: 'nn',
    setLineDash: 'l',
    setTransform: ' nnnnnn',
    stroke: '',
    strokeRect: 'nnnn',
    strokeText: 'snn snnn',
    transform: 'nnnnnn',
    translate: 'nn',
  }).map(([name, rows]) => [name, rows.split(' ')]),
)
