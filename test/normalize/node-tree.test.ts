import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { createNodeTree, type NodeTree } from '../../src/normalize/node-tree.ts'

const leaf = (id: number) => ({ type: 2, id, tagName: 'p', attributes: {}, childNodes: [] })

function grown(): NodeTree {
  const tree = createNodeTree()
  tree.reset({
    type: 0,
    id: 1,
    childNodes: [{ ...leaf(2), childNodes: [leaf(3), { ...leaf(4), childNodes: [leaf(5)] }] }],
  })
  return tree
}

function children(tree: NodeTree, id: number): number[] {
  const ids: number[] = []
  for (let child = tree.get(id)?.firstChild; child !== undefined; child = child.next) ids.push(child.id)
  return ids
}

describe('the node tree', () => {
  it('holds a snapshot', () => {
    const tree = grown()
    assert.deepEqual(children(tree, 2), [3, 4])
    assert.deepEqual([tree.get(5)?.parent?.id, tree.get(5)?.depth], [4, 3])
  })

  it('takes nodes in before others and at the end', () => {
    const tree = grown()
    tree.insert(leaf(6), tree.get(2)!, tree.get(3))
    tree.insert(leaf(7), tree.get(2)!, undefined)
    assert.deepEqual(children(tree, 2), [6, 3, 4, 7])
  })

  it('moves a node that it has', () => {
    const tree = grown()
    tree.insert(leaf(3), tree.get(4)!, tree.get(5))
    assert.deepEqual([children(tree, 2), children(tree, 4)], [[4], [3, 5]])
  })

  it('forgets a node with all below', () => {
    const tree = grown()
    tree.remove(tree.get(4)!)
    assert.deepEqual([children(tree, 2), tree.get(4), tree.get(5)], [[3], undefined, undefined])
  })

  it('takes a whole document in with its frame', () => {
    const tree = grown()
    tree.insert({ type: 0, id: 20, childNodes: [leaf(21)] }, tree.get(3)!, undefined)
    assert.equal(tree.get(21)?.parent?.id, 20)
  })

  it('forgets everything with the next snapshot', () => {
    const tree = grown()
    tree.reset({ type: 0, id: 1, childNodes: [] })
    assert.equal(tree.get(2), undefined)
  })
})
