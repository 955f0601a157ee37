/** The board's data, fixed so that every recording shows the same thing. */
export const people = {
  ada: { name: 'Ada', colour: '#0f766e' },
  ben: { name: 'Ben', colour: '#c2410c' },
  cleo: { name: 'Cleo', colour: '#4f46e5' },
  dev: { name: 'Dev', colour: '#be185d' },
  eli: { name: 'Eli', colour: '#4d7c0f' },
}

export const columns = [
  { id: 'ideas', title: 'Ideas' },
  { id: 'doing', title: 'In progress' },
  { id: 'review', title: 'In review' },
  { id: 'done', title: 'Done' },
]

export function dueText(day) {
  return day ? `${day} Mar` : 'No date'
}

/** A face as a data: picture, so that it is part of the page. */
export function face(person) {
  const { name, colour } = people[person]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="26" height="26"><circle cx="13" cy="13" r="13" fill="${colour}"/><text x="13" y="17.5" font-family="sans-serif" font-size="12" font-weight="700" text-anchor="middle" fill="#fff">${name[0]}</text></svg>`
  const image = document.createElement('img')
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`
  image.alt = name
  image.width = image.height = 26
  return image
}

export async function loadTasks() {
  const response = await fetch('/api/tasks')
  const { tasks } = await response.json()
  console.info('Loaded %d tasks', tasks.length, {
    project: 'spring-launch',
    columns: columns.map((column) => column.id),
  })
  return tasks
}

export async function saveTask(task) {
  const response = await fetch('/api/tasks', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(task),
  })
  const saved = await response.json()
  console.log('Saved', saved)
  return saved
}

export async function loadComments(task) {
  const response = await fetch(`/api/tasks/${task.id}/comments`)
  if (!response.ok) console.warn(`No comments for task ${task.id}:`, response.status)
}

export async function exportBoard() {
  const response = await fetch('/api/export', {
    method: 'POST',
    body: new URLSearchParams({ format: 'csv' }),
  })
  if (response.ok) return
  const failure = new Error(`Export failed with status ${response.status}`)
  console.error(failure)
  throw failure
}
