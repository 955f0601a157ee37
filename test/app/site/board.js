import { card } from './card.js'
import { makeMovable } from './drag.js'
import { showInsights } from './insights.js'
import { colourRings } from './progress-ring.js'
import { columns, dueText, exportBoard, face, loadComments, loadTasks, people, saveTask } from './store.js'
import { editTask } from './task-dialog.js'
import { toast } from './toast.js'

const find = (id) => document.getElementById(id)
const tasks = await loadTasks()

function archive(task, item) {
  console.warn('Archiving', { id: task.id, title: task.title })
  item.remove()
  toast(`Archived “${task.title}”`)
  count()
}

function count() {
  let all = 0
  for (const column of find('columns').children) {
    const { length } = column.querySelectorAll('.card')
    column.querySelector('.count').textContent = length
    all += length
  }
  find('sum').textContent = `${all} tasks · launch on 20 March`
}

/** Columns come with their pictures, never one after the other. */
async function showColumns() {
  const made = columns.map(columnOf)
  await Promise.all(made.flatMap((column) => [...column.querySelectorAll('img')].map((image) => image.decode())))
  find('columns').append(...made)
  count()
  document.querySelector('main').removeAttribute('aria-busy')
}

function columnOf({ id, title }) {
  const column = document.createElement('section')
  column.className = 'column'
  column.dataset.id = id
  column.innerHTML = '<header><h2></h2><span class="count"></span></header><ul class="cards"></ul>'
  column.querySelector('h2').textContent = title
  column.querySelector('ul').append(...tasks.filter((task) => task.column === id).map((task) => card(task, archive)))
  return column
}

function search(words) {
  for (const item of document.querySelectorAll('.card'))
    item.hidden = !item.querySelector('h3').textContent.toLowerCase().includes(words.toLowerCase())
}

function sort(by) {
  const rank = {
    manual: () => 0,
    due: (task) => task.due ?? 99,
    title: (task) => task.title,
  }[by]
  const order = (a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : a.id - b.id)
  const byId = new Map(tasks.map((task) => [String(task.id), task]))
  for (const list of document.querySelectorAll('.cards'))
    list.append(...[...list.children].sort((a, b) => order(byId.get(a.dataset.id), byId.get(b.dataset.id))))
  console.debug('sorted', by)
}

// The rule is inserted, not written: recorders see it only as a change of the style sheet.
const style = document.head.appendChild(document.createElement('style'))
function setCompact(wanted) {
  if (wanted) {
    style.sheet.insertRule('.card .cover { height: 40px }', 0)
    style.sheet.insertRule('.card .body { gap: 4px; padding: 7px 10px }', 1)
    style.sheet.cssRules[0].style.setProperty('opacity', '0.85')
  } else while (style.sheet.cssRules.length) style.sheet.deleteRule(0)
  find('density').setAttribute('aria-pressed', wanted)
}

async function createTask() {
  const task = await editTask(find('task-dialog'), {
    column: 'ideas',
    labels: ['shop'],
  })
  if (!task) return
  const saved = await saveTask(task)
  tasks.push(saved)
  document.querySelector('[data-id="ideas"] .cards').prepend(card(saved, archive))
  count()
  toast(`Added “${saved.title}”`)
}

async function openTask(item) {
  const task = tasks.find(({ id }) => String(id) === item.dataset.id)
  const [edited] = await Promise.all([editTask(find('task-dialog'), task), loadComments(task)])
  if (!edited) return
  Object.assign(task, edited)
  item.querySelector('h3').textContent = task.title
  item.querySelector('.due').textContent = dueText(task.due)
}

function show(view) {
  find('board-view').hidden = view !== 'board'
  find('insights-view').hidden = view !== 'insights'
  for (const link of document.querySelectorAll('[data-view]')) link.classList.toggle('here', link.dataset.view === view)
  document.querySelector('h1').textContent = view === 'board' ? 'Spring launch' : 'Insights'
  document.title = `${view === 'board' ? 'Spring launch' : 'Insights'} · Tideline`
  if (view === 'insights') showInsights(find('insights-view'))
}

const route = () => show(location.pathname === '/insights' ? 'insights' : 'board')
addEventListener('popstate', route)
for (const link of document.querySelectorAll('[data-view]'))
  link.addEventListener('click', (event) => {
    event.preventDefault()
    history.pushState(null, '', link.href)
    route()
  })

find('team').append(...Object.keys(people).map(face))
find('search').addEventListener('input', (event) => search(event.target.value))
find('sort').addEventListener('change', (event) => sort(event.target.value))
find('density').addEventListener('click', () => setCompact(find('density').getAttribute('aria-pressed') === 'false'))
find('new-task').addEventListener('click', createTask)
find('export').addEventListener('click', () =>
  exportBoard().catch(() => toast('The export failed, please try again', 'bad')),
)
find('columns').addEventListener(
  'dblclick',
  (event) => event.target.closest('.card') && openTask(event.target.closest('.card')),
)
makeMovable(find('columns'), (item, list) => {
  const ring = item.querySelector('progress-ring')
  if (list.closest('[data-id="done"]')) ring?.setAttribute('done', ring.getAttribute('of'))
  count()
})
await showColumns()
route()
addEventListener('keydown', (event) => event.altKey && event.key === 'r' && colourRings('#c2410c'))
