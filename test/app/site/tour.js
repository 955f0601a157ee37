class TourBadge extends HTMLElement {
  connectedCallback() {
    const look = new CSSStyleSheet()
    look.replaceSync('b { padding: 2px 10px; border-radius: 99px; background: #fde68a; font-size: 14px }')
    const root = this.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [look]
    root.innerHTML = `<b>${this.getAttribute('seats')} seats left</b>`
  }
}

customElements.define('tour-badge', TourBadge)

const context = document.querySelector('#map').getContext('2d')

function drawMap() {
  context.fillStyle = '#dcfce7'
  context.fillRect(0, 0, 440, 200)
  context.strokeStyle = '#94a3b8'
  context.lineWidth = 10
  context.lineCap = 'round'
  for (const [from, to] of [
    [
      [0, 60],
      [440, 90],
    ],
    [
      [120, 0],
      [90, 200],
    ],
    [
      [330, 0],
      [300, 200],
    ],
  ]) {
    context.beginPath()
    context.moveTo(...from)
    context.lineTo(...to)
    context.stroke()
  }
  context.fillStyle = '#0f766e'
  context.font = '600 16px Figtree, sans-serif'
  context.fillText('Harbour Street', 160, 64)
}

function drawWay() {
  context.save()
  context.setLineDash([14, 10])
  context.strokeStyle = '#dc2626'
  context.lineWidth = 4
  context.beginPath()
  context.moveTo(110, 20)
  context.bezierCurveTo(110, 90, 220, 60, 310, 150)
  context.stroke()
  context.restore()
  context.beginPath()
  context.arc(310, 150, 12, 0, 2 * Math.PI)
  context.fillStyle = '#dc2626'
  context.fill()
}

async function loadFilm() {
  const film = await (await fetch('/img/film.webm')).blob()
  const reader = new FileReader()
  const loaded = new Promise((resolve) => reader.addEventListener('load', resolve))
  reader.readAsDataURL(new Blob([film], { type: 'video/webm' }))
  await loaded
  const video = document.querySelector('#film')
  video.src = reader.result
  await new Promise((resolve) => video.addEventListener('loadeddata', resolve))
}

document.querySelector('#way').addEventListener('click', drawWay)
document.querySelector('#book').addEventListener('click', () => document.querySelector('#booking').showModal())

await Promise.all([document.fonts.load('600 16px Figtree'), loadFilm()])
document.body.removeAttribute('aria-busy')
// the recorder starts a moment later, and sees only what is drawn after that
setTimeout(drawMap, 600)
