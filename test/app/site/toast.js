/** Says something in the corner for two seconds; `tone` may be 'bad'. */
export function toast(text, tone = '') {
  const line = document.createElement('p')
  line.className = tone
  line.textContent = text
  document.getElementById('toasts').append(line)
  setTimeout(() => line.remove(), 2000)
}
