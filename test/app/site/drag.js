/** Makes the cards below `root` movable; `onDrop(card, list)` is told where one ended. */
export function makeMovable(root, onDrop) {
  let held

  function place(event) {
    held.card.style.transform = `translate(${event.clientX - held.x}px, ${event.clientY - held.y}px)`
    const over = document.elementFromPoint(event.clientX, event.clientY)
    const column = over?.closest('.column')
    for (const other of root.children) other.classList.toggle('target', other === column)
    held.over = over
  }

  function drop() {
    const { card, over } = held
    card.classList.remove('held')
    card.style.removeProperty('transform')
    for (const column of root.children) column.classList.remove('target')
    const list = over?.closest('.column')?.querySelector('.cards')
    const before = over?.closest('.card')
    if (list && before !== card) {
      list.insertBefore(card, before)
      onDrop(card, list)
    }
    held = undefined
  }

  root.addEventListener('pointerdown', (event) => {
    const card = event.target.closest('.card')
    if (!card || event.pointerType === 'touch' || event.target.closest('button')) return
    held = { card, x: event.clientX, y: event.clientY, moved: false }
  })
  addEventListener('pointermove', (event) => {
    if (!held) return
    if (!held.moved && Math.hypot(event.clientX - held.x, event.clientY - held.y) < 5) return
    held.moved = true
    held.card.classList.add('held')
    place(event)
  })
  addEventListener('pointerup', () => {
    if (held?.moved) drop()
    held = undefined
  })
}
