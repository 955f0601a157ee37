/** The text of a block as a person reads it: across the bold words, links and line ends inside of it. */
import type { FoldedNode } from '../fold/fold.ts'
import { NodeType } from '../model/event.ts'
import { attribute } from './attribute.ts'
import { oneLine } from './recorded-text.ts'

const LONGEST_TEXT = 1000
/** Nodes that are looked at for one text. */
const MOST_NODES = 400

/** Elements that are a part of the text around them: https://developer.mozilla.org/docs/Glossary/Inline-level_content. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big br cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tspan tt u var wbr'.split(
    ' ',
  ),
)

/** Elements whose text no page shows, or only a choice of it. */
const SILENT = new Set(
  'head script style noscript template title meta link base select datalist textarea option iframe object video audio canvas'.split(
    ' ',
  ),
)

export function isInline({ type, tag }: FoldedNode): boolean {
  return type === NodeType.Text || type === NodeType.CDATA || (type === NodeType.Element && INLINE.has(tag))
}

/** Hidden by itself, as far as its attributes tell; style sheets are not looked at. */
export function isHidden(node: FoldedNode): boolean {
  if (node.type !== NodeType.Element) return false
  if (SILENT.has(node.tag) && node.tag !== 'iframe') return true
  if (attribute(node, 'hidden') !== undefined) return true
  if (node.tag === 'dialog' && attribute(node, 'open') === undefined) return true
  const changed = node.state?.style?.findLast((change) => 'display' in change)?.['display']
  const display: unknown = Array.isArray(changed) ? changed[0] : changed
  if (display !== undefined) return display === 'none'
  return /(?:^|;)\s*display\s*:\s*none/i.test(attribute(node, 'style') ?? '')
}

/** In one line; '' when it shows none of its own. */
export function textOfBlock(block: FoldedNode): string {
  if (SILENT.has(block.tag)) return ''
  let text = ''
  let looked = 0
  const walk = (parent: FoldedNode): void => {
    for (let child = parent.firstChild; child; child = child.next) {
      if (text.length > LONGEST_TEXT * 2 || looked++ > MOST_NODES) return
      if (child.type === NodeType.Text || child.type === NodeType.CDATA) text += child.text
      else if (child.type === NodeType.Element) {
        // words of neighbours, such as the links of a menu, are not one word
        if (child.previous?.type === NodeType.Element || !isInline(child) || child.tag === 'br') text += ' '
        if (isInline(child) && !isHidden(child)) walk(child)
      }
    }
  }
  walk(block)
  return text === '' ? '' : oneLine(text, LONGEST_TEXT)
}
