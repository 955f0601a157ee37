/** Steps as sentences. */
import type { Step, StepSign } from '../../model/step.ts'
import type { Tracked } from '../../model/tracks.ts'
import type { WordKey } from '../../model/words.ts'
import { pageName } from './format.ts'
import { say } from './say.ts'

/** What was recorded stands out from what is said of it. */
export type Words = readonly (string | { readonly recorded: string })[]

const ROLES: { readonly [role: string]: WordKey } = {
  button: 'role-button',
  link: 'role-link',
  checkbox: 'role-checkbox',
  radio: 'role-radio',
  textbox: 'role-textbox',
  searchbox: 'role-searchbox',
  spinbutton: 'role-spinbutton',
  combobox: 'role-combobox',
  slider: 'role-slider',
  switch: 'role-switch',
  option: 'role-option',
  tab: 'role-tab',
  menuitem: 'role-menuitem',
  menuitemcheckbox: 'role-menuitem',
  menuitemradio: 'role-menuitem',
  treeitem: 'role-treeitem',
  img: 'role-img',
  video: 'role-video',
  audio: 'role-audio',
  canvas: 'role-canvas',
  file: 'role-file',
}

export const SIGN_WORDS: { readonly [sign in StepSign]: string } = {
  rage: say('sign-rage'),
  dead: say('sign-dead'),
  error: say('sign-error'),
}

/** What a sign means, in a sentence. */
export const SIGN_MEANINGS: { readonly [sign in StepSign]: string } = {
  rage: say('sign-rage-why'),
  dead: say('sign-dead-why'),
  error: say('sign-error-why'),
}

/** Stand in a sentence where what was recorded belongs: letters that Unicode gives no meaning. */
const NAME = '\u{f8f0}'
const VALUE = '\u{f8f1}'
const PLACES = /([\u{f8f0}\u{f8f1}])/u

export function wordsOf(step: Tracked<Step>): Words {
  const name = nameOf(step)
  const value = { recorded: step.kind === 'page' ? pageName(step.value ?? '') : (step.value ?? '') }
  return sentence(step)
    .split(PLACES)
    .filter(Boolean)
    .map((piece) => (piece === NAME ? name : piece === VALUE ? value : piece))
}

/** The same as one text. */
export function sentenceOf(step: Tracked<Step>): string {
  return wordsOf(step)
    .map((word) => (typeof word === 'string' ? word : word.recorded))
    .join('')
}

function sentence({ kind, role, value, count, window = 0 }: Tracked<Step>): string {
  const [name, recorded] = [{ name: NAME }, { value: VALUE }]
  switch (kind) {
    case 'page':
      return say('step-page', recorded)
    case 'window':
      return say('step-window', { number: window + 1 })
    case 'type':
      return count === undefined ? say('step-type-some', name) : say('step-type', { ...name, count })
    case 'edit':
      return say(role === 'file' ? 'step-file' : 'step-edit', name)
    case 'clear':
      return say('step-clear', name)
    case 'check':
      return say(role === 'radio' ? 'step-pick' : 'step-check', name)
    case 'uncheck':
      return say('step-uncheck', name)
    case 'choose':
      return value ? say('step-choose', { ...name, ...recorded }) : say('step-choose-nothing', name)
    case 'resize':
      return say('step-resize', recorded)
    default: {
      const what = say(Object.hasOwn(PRESSES, kind) ? PRESSES[kind] : 'step-use', name)
      return count && count > 1 ? say('step-times', { what, count }) : what
    }
  }
}

const PRESSES = {
  click: 'step-click',
  'double-click': 'step-double-click',
  'right-click': 'step-right-click',
  tap: 'step-tap',
} as const

function nameOf({ name, role = '' }: Step): Words[number] {
  return name ? { recorded: name } : say(((Object.hasOwn(ROLES, role) && ROLES[role]) || 'role-page') as 'role-page')
}
