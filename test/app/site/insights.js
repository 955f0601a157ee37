import { drawChart } from './chart.js'

const tiles = [
  ['27', 'tasks finished'],
  ['6.2 days', 'from idea to done'],
  ['4', 'waiting for review'],
  ['91 %', 'on time'],
]

const happened = [
  'moved “Cupping notes for the house blend” to Done',
  'added the proof of the 250 g bag',
  'asked for a second opinion on the label copy',
  'finished the checklist of “Train the weekend team”',
  'changed the due date of “Window display” to 18 Mar',
  'answered a question about oat milk prices',
]

function panel(title, content) {
  const made = document.createElement('div')
  made.className = 'panel'
  const heading = document.createElement('h2')
  heading.textContent = title
  made.append(heading, content)
  return made
}

async function loadCount() {
  console.time('activity')
  const response = await fetch('/api/activity?project=spring-launch')
  const { count } = await response.json()
  console.timeEnd('activity')
  console.trace('%d entries', count)
  return count
}

function activity(count) {
  const list = document.createElement('ul')
  list.className = 'activity'
  list.id = 'activity'
  const names = ['Ada', 'Ben', 'Cleo', 'Dev', 'Eli']
  for (let index = 0; index < count; index++) {
    const line = document.createElement('li')
    const name = document.createElement('b')
    name.textContent = names[index % names.length]
    const time = document.createElement('time')
    time.textContent = `${28 - Math.floor(index / 3)} Feb, ${17 - (index % 3) * 3}:${10 + (index % 5) * 8}`
    line.append(name, ` ${happened[index % happened.length]}`, time)
    list.append(line)
  }
  return list
}

/** Fills the insights page: numbers, a chart that grows, the calendar in a frame and a long list. */
export async function showInsights(root) {
  const row = document.createElement('div')
  row.className = 'tiles'
  for (const [value, text] of tiles) {
    const tile = document.createElement('div')
    tile.className = 'tile'
    const number = document.createElement('b')
    number.textContent = value
    const caption = document.createElement('span')
    caption.textContent = text
    tile.append(number, caption)
    row.append(tile)
  }
  const canvas = document.createElement('canvas')
  canvas.width = 640
  canvas.height = 250
  const frame = document.createElement('iframe')
  frame.src = '/embed/calendar.html'
  frame.title = 'Calendar'
  const pair = document.createElement('div')
  pair.className = 'pair'
  pair.append(panel('Finished tasks', canvas), panel('This week', frame))
  root.replaceChildren(row, pair)
  drawChart(canvas)
  root.append(panel('Activity', activity(await loadCount())))
}
