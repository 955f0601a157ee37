/** Steps as sentences. */
import type { Step, StepSign } from '../../model/step.ts'
import type { Tracked } from '../../model/tracks.ts'
import { pageName } from './format.ts'

/** What was recorded stands out from what is said of it. */
export type Words = readonly (string | { readonly recorded: string })[]

const ROLES: { readonly [role: string]: string } = {
  button: 'a button',
  link: 'a link',
  checkbox: 'a checkbox',
  radio: 'a choice',
  textbox: 'a field',
  searchbox: 'a search field',
  spinbutton: 'a number field',
  combobox: 'a list',
  slider: 'a slider',
  switch: 'a switch',
  option: 'an option',
  tab: 'a tab',
  menuitem: 'a menu item',
  menuitemcheckbox: 'a menu item',
  menuitemradio: 'a menu item',
  treeitem: 'an item',
  img: 'an image',
  video: 'a video',
  audio: 'a sound',
  canvas: 'a drawing',
  file: 'a file field',
}

export const SIGN_WORDS: { readonly [sign in StepSign]: string } = {
  rage: 'Rage click',
  dead: 'No effect',
  error: 'Error',
}

/** What a sign means, in a sentence. */
export const SIGN_MEANINGS: { readonly [sign in StepSign]: string } = {
  rage: 'Three clicks or more within a second.',
  dead: 'Nothing changed, scrolled or opened for two seconds.',
  error: 'An error in the console or a failed request within a second.',
}

export function wordsOf(step: Tracked<Step>): Words {
  const { kind, value = '', count = 1 } = step
  const named = nameOf(step)
  switch (kind) {
    case 'page':
      return ['Went to ', { recorded: pageName(value) }]
    case 'window':
      return [`Switched to tab ${(step.window ?? 0) + 1}`]
    case 'type':
      return [step.count === undefined ? 'Typed into ' : `Typed ${counted(count)} into `, named]
    case 'edit':
      return [step.role === 'file' ? 'Chose a file for ' : 'Edited ', named]
    case 'clear':
      return ['Emptied ', named]
    case 'check':
      return [step.role === 'radio' ? 'Chose ' : 'Checked ', named]
    case 'uncheck':
      return ['Unchecked ', named]
    case 'choose':
      return ['Chose ', { recorded: value || 'nothing' }, ' in ', named]
    case 'resize':
      return [`The window became ${value}`]
    default:
      return [`${PRESS_WORDS[kind] ?? 'Used'} `, named, count > 1 ? ` ${count} times` : '']
  }
}

/** The same as one text. */
export function sentenceOf(step: Tracked<Step>): string {
  return wordsOf(step)
    .map((word) => (typeof word === 'string' ? word : word.recorded))
    .join('')
}

const PRESS_WORDS: { readonly [kind: string]: string } = {
  click: 'Clicked',
  'double-click': 'Double-clicked',
  'right-click': 'Right-clicked',
  tap: 'Tapped',
}

function nameOf({ name, role = '' }: Step): Words[number] {
  if (name) return { recorded: name }
  return (Object.hasOwn(ROLES, role) && ROLES[role]) || 'the page'
}

const counted = (characters: number) => `${characters} ${characters === 1 ? 'character' : 'characters'}`
