/** Text for people, in the 80 columns that every terminal has. */
const WIDTH = 80

/** Keeps the words of a text on one line. */
export function unbroken(text: string): string {
  return text.replaceAll(' ', '\u00a0')
}

/** Text behind a head, on as many lines as it takes; those after the first are indented as far as the head reaches. */
export function oneColumn(head: string, text: string): string[] {
  const room = WIDTH - head.length
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > room) {
      lines.push(line)
      line = word
    } else line = line === '' ? word : `${line} ${word}`
  }
  lines.push(line)
  return lines.map((one, index) => (index === 0 ? head : ' '.repeat(head.length)) + one.replaceAll('\u00a0', ' '))
}

/** Text with its middle left out, if it would be longer. */
export function shortened(text: string, length: number): string {
  const characters = Array.from(text)
  if (characters.length <= length) return text
  const end = Math.floor((length - 1) / 3)
  return [...characters.slice(0, length - 1 - end), '…', ...characters.slice(characters.length - end)].join('')
}
