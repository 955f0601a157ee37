import { IncrementalSource, isFields, type Fields } from '../model/event.ts'
import type { Losses } from './losses.ts'
import { isNodeId, repaired, usableNode } from './nodes.ts'

/** An incremental snapshot's data, without the parts that the player would fail on; nothing when none is left. */
export function usableIncrement(data: Fields, losses: Losses): Fields | undefined {
  const { source } = data
  if (typeof source !== 'number' || !Number.isInteger(source)) return undefined
  switch (source) {
    case IncrementalSource.Mutation:
      return usableMutation(data, losses)
    case IncrementalSource.MouseMove:
    case IncrementalSource.TouchMove:
    case IncrementalSource.Drag:
      return withList(data, 'positions', isPosition)
    case IncrementalSource.MouseInteraction:
      return isNumber(data['id']) && isWhole(data['type'], 0, 10) ? withoutOdd(data, ['x', 'y'], isNumber) : undefined
    case IncrementalSource.Scroll:
      return isNumber(data['id']) && isNumber(data['x']) && isNumber(data['y']) ? data : undefined
    case IncrementalSource.ViewportResize:
      return isNumber(data['width']) && isNumber(data['height']) ? data : undefined
    case IncrementalSource.Input:
      return isNumber(data['id']) ? withoutOdd(data, ['text'], isText) : undefined
    case IncrementalSource.MediaInteraction:
      return isNodeId(data['id']) && isWhole(data['type'], 0, 4) ? withoutOdd(data, MEDIA_NUMBERS, isNumber) : undefined
    case IncrementalSource.Selection:
      return Array.isArray(data['ranges']) && data['ranges'].every(isFields) ? data : undefined
    default:
      return usableStyling(data)
  }
}

const MEDIA_NUMBERS = ['currentTime', 'volume', 'playbackRate']

const isNumber = (value: unknown) => typeof value === 'number' && Number.isFinite(value)
const isText = (value: unknown) => typeof value === 'string'
const isWhole = (value: unknown, from: number, to: number) =>
  Number.isInteger(value) && Number(value) >= from && Number(value) <= to
const isPosition = (value: unknown) =>
  isFields(value) &&
  [value['x'], value['y'], value['timeOffset']].every(isNumber) &&
  (value['id'] === undefined || isNumber(value['id']))

function usableStyling(data: Fields): Fields | undefined {
  switch (data['source']) {
    case IncrementalSource.StyleSheetRule:
      return [data['adds'], data['removes']].every(isListOrNothing) ? data : undefined
    case IncrementalSource.StyleDeclaration:
      return Array.isArray(data['index']) && data['index'].every(isNumber) ? data : undefined
    case IncrementalSource.AdoptedStyleSheet: {
      const { id, styleIds, styles } = data
      return isNumber(id) && Array.isArray(styleIds) && isListOrNothing(styles) ? data : undefined
    }
    case IncrementalSource.CanvasMutation:
      return isNumber(data['id']) ? data : undefined
    default:
      return data
  }
}

const isListOrNothing = (value: unknown) => value === undefined || (Array.isArray(value) && value.every(isFields))

/** A copy without those of the members that are there but of the wrong kind. */
function withoutOdd(data: Fields, members: readonly string[], isRight: (value: unknown) => boolean): Fields {
  const odd = members.filter((member) => data[member] !== undefined && !isRight(data[member]))
  return repaired(data, Object.fromEntries(odd.map((member) => [member, undefined])))
}

/** Keeps what is right in a list; nothing when the list is empty then, or is none. */
function withList(data: Fields, member: string, isRight: (value: unknown) => boolean): Fields | undefined {
  const list = data[member]
  if (!Array.isArray(list)) return undefined
  const right = list.filter(isRight)
  if (right.length === 0) return undefined
  return right.length === list.length ? data : { ...data, [member]: right }
}

function usableMutation(data: Fields, losses: Losses): Fields | undefined {
  const repairs: Fields = {}
  const members = { texts: isTextChange, attributes: isAttributeChange, removes: isRemove, adds: isAdd }
  for (const [member, isRight] of Object.entries(members)) {
    const list = data[member] ?? []
    if (!Array.isArray(list)) return undefined
    const right = list.filter(isRight)
    if (data[member] === undefined || data[member] === null || right.length < list.length) repairs[member] = right
  }
  const adds = (repairs['adds'] ?? data['adds']) as Fields[]
  const usable = adds.map((add) => usableAdd(add, losses))
  if (usable.some((add, index) => add !== adds[index])) repairs['adds'] = usable.filter((add) => add !== undefined)
  return repaired(data, repairs)
}

const isTextChange = (change: unknown) =>
  isFields(change) && isNodeId(change['id']) && (isText(change['value']) || change['value'] === null)
const isAttributeChange = (change: unknown) =>
  isFields(change) && isNodeId(change['id']) && isFields(change['attributes'])
const isRemove = (change: unknown) => isFields(change) && isNodeId(change['id']) && isNodeId(change['parentId'])
const isSibling = (id: unknown) => id === undefined || id === null || isNumber(id)
const isAdd = (change: unknown) =>
  isFields(change) && isNodeId(change['parentId']) && isSibling(change['nextId']) && isSibling(change['previousId'])

function usableAdd(add: Fields, losses: Losses): Fields | undefined {
  const node = usableNode(add['node'], losses)
  if (node === undefined) return undefined
  return node === add['node'] ? add : { ...add, node }
}
