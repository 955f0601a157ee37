const finished = [2, 3, 3, 5, 6, 8, 9, 13, 14, 18, 21, 23, 27]
const planned = 30
const growMs = 1200

/** Draws the chart of finished tasks, growing from left to right. */
export function drawChart(canvas) {
  const context = canvas.getContext('2d')
  const startedAt = performance.now()
  const step = (now) => {
    const part = Math.min(1, Math.max(0, (now - startedAt) / growMs))
    paint(context, part)
    if (part < 1) requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
}

function paint(context, part) {
  const { width, height } = context.canvas
  context.clearRect(0, 0, width, height)
  grid(context)
  const x = (index) => 40 + (index * (width - 60)) / (finished.length - 1)
  const y = (value) => height - 28 - (value * (height - 48)) / planned
  context.save()
  context.beginPath()
  context.rect(0, 0, 40 + part * (width - 40), height)
  context.clip()
  const fill = context.createLinearGradient(0, 0, 0, height)
  fill.addColorStop(0, 'rgba(15,118,110,0.35)')
  fill.addColorStop(1, 'rgba(15,118,110,0)')
  context.beginPath()
  finished.forEach((value, index) => context.lineTo(x(index), y(value)))
  context.strokeStyle = '#0f766e'
  context.lineWidth = 3
  context.stroke()
  context.lineTo(x(finished.length - 1), y(0))
  context.lineTo(x(0), y(0))
  context.fillStyle = fill
  context.fill()
  context.restore()
}

function grid(context) {
  const { width, height } = context.canvas
  context.font = '12px Figtree, sans-serif'
  context.fillStyle = '#64707d'
  context.strokeStyle = '#e4e2dc'
  context.lineWidth = 1
  for (let value = 0; value <= planned; value += 10) {
    const y = Math.round(height - 28 - (value * (height - 48)) / planned) + 0.5
    context.beginPath()
    context.moveTo(40, y)
    context.lineTo(width - 20, y)
    context.stroke()
    context.fillText(String(value), 12, y + 4)
  }
  ;['Dec', 'Jan', 'Feb', 'Mar'].forEach((month, index) => context.fillText(month, 40 + index * 185, height - 8))
}
