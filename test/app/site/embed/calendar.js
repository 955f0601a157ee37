const form = document.getElementById('entry')

form.addEventListener('submit', (event) => {
  event.preventDefault()
  const line = document.createElement('li')
  const day = document.createElement('b')
  day.textContent = form.elements.day.value
  line.append(day, ` ${form.elements.text.value}`)
  document.getElementById('entries').prepend(line)
  form.elements.text.value = ''
  form.elements.day.value = 'Mon'
})
