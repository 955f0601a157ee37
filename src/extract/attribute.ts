import type { FoldedNode } from '../fold/fold.ts'

/** An attribute as text; one without a value is ''. Undefined when it is not there, or was recorded as what is no text. */
export function attribute(node: FoldedNode, name: string): string | undefined {
  const value = Object.hasOwn(node.attributes, name) ? node.attributes[name] : undefined
  if (value === true) return ''
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
