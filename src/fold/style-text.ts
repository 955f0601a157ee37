/** Texts of style sheets: where a snapshot holds a sheet's text as one attribute, and what becomes of it when a part changes. */
import { NodeType } from '../model/event.ts'
import { unlink } from './links.ts'
import { childrenOf, type FoldedNode, ownAttributes } from './node.ts'

/** Between the parts of `_cssText` that belong to one text node each. */
const SPLIT = '/* rr_split */'

/** A text has a new value. */
export function textChange(node: FoldedNode, value: string): void {
  const { parent } = node
  if (parent?.tag === 'style') {
    writeParts(parent)
    node.isStyle = value !== ''
    forgetRules(parent)
  }
  node.text = value
}

/** A node is about to be put in, and may be a text of a sheet or of a text field. */
export function textJoins(parent: FoldedNode, node: FoldedNode): void {
  if (node.type !== NodeType.Text) return
  if (parent.tag === 'textarea') return replaceTexts(parent)
  if (parent.tag !== 'style') return
  const rest = writeParts(parent)
  if (rest !== undefined) {
    // the player has put the text of the attribute into a node without a name, and hands it on to the first that has one
    node.text = rest
    node.isStyle = true
  }
  forgetRules(parent)
}

function replaceTexts(field: FoldedNode): void {
  if (field.attributes['value'] !== undefined) delete ownAttributes(field)['value']
  for (let child = field.firstChild; child;) {
    const { next } = child
    if (child.type === NodeType.Text) unlink(child)
    child = next
  }
}

/** A node is about to be taken out. */
export function textLeaves(parent: FoldedNode, node: FoldedNode): void {
  if (parent.tag !== 'style' || node.type !== NodeType.Text) return
  writeParts(parent)
  forgetRules(parent)
}

/** Gives each text of a sheet its own part, so that one of them can change. Answers the whole when there is no text to take it. */
function writeParts(sheet: FoldedNode): string | undefined {
  const css = sheet.attributes['_cssText']
  if (typeof css !== 'string') return undefined
  delete ownAttributes(sheet)['_cssText']
  const texts = [...childrenOf(sheet)].filter(({ type }) => type === NodeType.Text)
  const parts = css.split(SPLIT)
  const last = Math.max(1, texts.length) - 1
  const whole = [...parts.slice(0, last), parts.slice(last).join('')]
  texts.forEach((text, index) => {
    if (index >= whole.length) return
    text.text = whole[index] as string
    text.isStyle = true
  })
  return texts.length === 0 ? whole[0] : undefined
}

/** A sheet whose text was written holds no rules of before. */
function forgetRules(sheet: FoldedNode): void {
  if (sheet.state) delete sheet.state.rules
}
