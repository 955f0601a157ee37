import { dueText, face } from './store.js'

function element(name, className, text) {
  const made = document.createElement(name)
  if (className) made.className = className
  if (text) made.textContent = text
  return made
}

function cover(name) {
  const image = element('img', 'cover')
  image.src = `/img/${name}.svg`
  image.alt = ''
  return image
}

function labels(names) {
  const row = element('div', 'labels')
  row.append(...names.map((name) => element('span', `label ${name}`, name)))
  return row
}

function meta(task) {
  const row = element('div', 'meta')
  row.append(element('span', task.due && task.due < 12 ? 'due late' : 'due', dueText(task.due)))
  if (task.of) {
    const ring = document.createElement('progress-ring')
    ring.setAttribute('of', task.of)
    ring.setAttribute('done', task.done)
    row.append(ring)
  }
  row.append(face(task.person))
  return row
}

/** A task as a list item. */
export function card(task, onArchive) {
  const item = element('li', task.priority === 'high' ? 'card high' : 'card')
  item.dataset.id = task.id
  const body = element('div', 'body')
  body.append(labels(task.labels), element('h3', '', task.title), meta(task))
  const archive = element('button', 'archive', '×')
  archive.setAttribute('aria-label', `Archive ${task.title}`)
  archive.addEventListener('click', () => onArchive(task, item))
  if (task.cover) item.append(cover(task.cover))
  item.append(body, archive)
  return item
}
