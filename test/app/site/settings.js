import { toast } from './toast.js'

const form = document.getElementById('settings')
const canvas = document.getElementById('signature')
const pen = canvas.getContext('2d')
pen.lineWidth = 3
pen.lineCap = 'round'
pen.strokeStyle = '#0f766e'

function draw(event) {
  const box = canvas.getBoundingClientRect()
  const scale = canvas.width / box.width
  pen.lineTo((event.clientX - box.left) * scale, (event.clientY - box.top) * scale)
  pen.stroke()
}

canvas.addEventListener('pointerdown', (event) => {
  canvas.setPointerCapture(event.pointerId)
  pen.beginPath()
  draw(event)
})
canvas.addEventListener('pointermove', (event) => event.buttons && draw(event))

function saveByXhr(values) {
  const request = new XMLHttpRequest()
  request.open('PUT', '/api/settings')
  request.setRequestHeader('content-type', 'application/json')
  request.addEventListener('load', () => {
    console.table([{ request: 'PUT /api/settings', status: request.status }])
    toast('Saved')
    document.body.classList.add('saved')
  })
  request.send(JSON.stringify(values))
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const { password, ...values } = Object.fromEntries(new FormData(form))
  console.group('Settings')
  console.log(values, password ? 'with a password' : 'without a password')
  console.assert(values.comment === 'on', 'Guests cannot comment')
  console.groupEnd()
  saveByXhr(values)
})

form.elements.zone.addEventListener('change', (event) => {
  // A mistake on purpose: the recording shall hold an error that nobody caught, with its stack.
  if (event.target.value === 'America/Halifax') window.tideline.clock.setZone(event.target.value)
})

// Later than the page itself, so that a recorder which waits for the page sees the font arrive.
if (document.readyState !== 'complete') await new Promise((loaded) => addEventListener('load', loaded))
await new Promise((later) => setTimeout(later, 300))

// A font that is known to the script only, as a recorder's font event.
const source = await fetch('/font.css').then((response) => response.text())
const face = new FontFace('Figtree Display', source.match(/url\([^)]+\)/)[0], {
  weight: '300 900',
})
document.fonts.add(await face.load())
document.querySelector('h1').style.fontFamily = '"Figtree Display"'
