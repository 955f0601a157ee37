import { people } from './store.js'

const form = `
  <form method="dialog">
    <h2 id="task-dialog-title"></h2>
    <label class="wide">Title <input name="title" required maxlength="80" placeholder="What has to happen?" /></label>
    <label>Owner <select name="person"></select></label>
    <label>Due in March <input name="due" type="number" min="1" max="31" /></label>
    <fieldset>
      <legend>Priority</legend>
      <label><input type="radio" name="priority" value="low" /> Low</label>
      <label><input type="radio" name="priority" value="normal" checked /> Normal</label>
      <label><input type="radio" name="priority" value="high" /> High</label>
    </fieldset>
    <label class="wide">Notes <textarea name="notes" rows="4"></textarea></label>
    <label class="tick wide"><input type="checkbox" name="follow" /> Tell me when this changes</label>
    <div class="buttons"><button value="cancel" formnovalidate>Cancel</button><button class="primary" value="save">Save task</button></div>
  </form>`

/** Opens the dialog for a task; the promise gives the edited task, or nothing when it was cancelled. */
export function editTask(dialog, task) {
  dialog.innerHTML = form
  const fields = dialog.querySelector('form').elements
  dialog.querySelector('h2').textContent = task.id ? 'Edit task' : 'New task'
  for (const [id, { name }] of Object.entries(people)) fields.person.add(new Option(name, id))
  for (const name of ['title', 'person', 'due', 'priority', 'notes']) if (task[name]) fields[name].value = task[name]
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'save' ? read(fields, task) : undefined), {
      once: true,
    })
  })
}

function read(fields, task) {
  return {
    ...task,
    title: fields.title.value,
    person: fields.person.value,
    due: Number(fields.due.value) || undefined,
    priority: fields.priority.value,
    notes: fields.notes.value,
  }
}
