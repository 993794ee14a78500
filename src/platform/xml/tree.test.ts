import assert from 'node:assert/strict'
import { Buffer } from 'node:buffer'
import { test } from 'node:test'
import { parseXml } from './parse.ts'
import { elementsOf, pathOf, pathsIn } from './tree.ts'

test('a path has a position where siblings share a name, and only there', () => {
  const root = parseXml(Buffer.from('<a><b/>text<b><c/></b><d/></a>'))
  assert.deepEqual([...pathsIn(root).values()], ['/a', '/a/b[1]', '/a/b[2]', '/a/b[2]/c', '/a/d'])
  for (const [element, path] of pathsIn(root)) assert.equal(pathOf(element), path)
})

test('item 7: the paths of a hundred thousand siblings take no more than a moment', () => {
  const root = parseXml(Buffer.from(`<a>${'<b/>'.repeat(100_000)}</a>`))
  const began = performance.now()
  const paths = elementsOf(root).map(pathOf)
  assert.equal(paths.at(-1), '/a/b[100000]')
  assert.ok(performance.now() - began < 30_000)
})
