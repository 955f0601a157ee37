import { isFields, type Fields } from '../model/event.ts'
import type { InertTools } from './inert-node.ts'
import { isPropertyName } from './names.ts'
import { repaired } from './nodes.ts'

/** Rules that scripts of the recorded page put into style sheets. */
export function inertStyleRules(data: Fields, { css }: InertTools): Fields {
  const repairs: Fields = {}
  const adds = inertRules(data['adds'], css.part)
  if (adds !== data['adds']) repairs['adds'] = adds
  const { replace, replaceSync } = data
  if (typeof replaceSync === 'string' && css.part(replaceSync) !== replaceSync) {
    repairs['replaceSync'] = css.part(replaceSync)
  }
  if (replace !== undefined) {
    // Nobody would hear it fail, where the sheet can't be replaced.
    repairs['replace'] = undefined
    if (typeof replace === 'string') repairs['replaceSync'] = css.part(replace)
  }
  return repaired(data, repairs)
}

/** Style sheets that scripts of the recorded page made. */
export function inertAdoptedSheets(data: Fields, { css }: InertTools): Fields {
  const { styles } = data
  if (!Array.isArray(styles)) return data
  const inert = styles.map((style: Fields) => {
    const rules = inertRules(style['rules'], css.part)
    return rules === style['rules'] ? style : { ...style, rules }
  })
  return inert.some((style, index) => style !== styles[index]) ? { ...data, styles: inert } : data
}

function inertRules(rules: unknown, clean: (css: string) => string): unknown {
  if (rules === undefined) return rules
  if (!Array.isArray(rules)) return []
  const inert = rules.filter(isRule).map((add) => {
    const rule = clean(add.rule)
    return rule === add.rule ? add : { ...add, rule }
  })
  return inert.length === rules.length && inert.every((add, index) => add === rules[index]) ? rules : inert
}

function isRule(add: unknown): add is Fields & { rule: string } {
  return isFields(add) && typeof add['rule'] === 'string'
}

/** One property of a rule, set or removed by a script of the recorded page. */
export function inertDeclaration(data: Fields, { css }: InertTools): Fields {
  const { set, remove } = data
  const repairs: Fields = {}
  if (set !== undefined) {
    const inert = inertSet(set, css.declaration)
    if (inert !== set) repairs['set'] = inert
  }
  if (remove !== undefined && !(isFields(remove) && typeof remove['property'] === 'string'))
    repairs['remove'] = undefined
  return repaired(data, repairs)
}

function inertSet(set: unknown, clean: (property: string, css: string) => string): Fields | undefined {
  if (!isFields(set)) return undefined
  const { property, value, priority } = set
  if (typeof property !== 'string' || !isPropertyName(property)) return undefined
  const repairs: Fields = {}
  if (typeof value === 'string') {
    const inert = clean(property, value)
    if (inert !== value) repairs['value'] = inert
  } else if (value !== null && typeof value !== 'number') repairs['value'] = ''
  if (priority !== undefined && priority !== null && typeof priority !== 'string') repairs['priority'] = ''
  return repaired(set, repairs)
}

/** A font that a script of the recorded page loaded; nothing when the recording doesn't carry it. */
export function inertFont(data: Fields, { css, tally }: InertTools): Fields | undefined {
  const { family, fontSource, buffer, descriptors } = data
  if (typeof family !== 'string' || typeof fontSource !== 'string') return undefined
  const repairs: Fields = descriptors === undefined || isFields(descriptors) ? {} : { descriptors: undefined }
  if (buffer) return /^\[[\d\s,]*\]$/.test(fontSource) ? repaired(data, repairs) : undefined
  if (css.value('src', fontSource) === fontSource) return repaired(data, repairs)
  tally.add('font', fontSource)
  return undefined
}
