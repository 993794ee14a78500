import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedAt, goneAt, swept } from './at-path.ts'

const value = { title: 'A', inputs: ['x', 'y', 'z'], agenda: [{ inputs: [{ text: 'p' }, { text: 'q' }] }, {}] }

for (const [path, expected] of [
  ['title', { ...value, title: '!' }],
  ['inputs/1', { ...value, inputs: ['x', '!', 'z'] }],
  ['agenda/0/inputs/1', { ...value, agenda: [{ inputs: [{ text: 'p' }, '!'] }, {}] }],
  ['inputs/9', value],
  ['agenda/1/inputs/0', value],
  ['__proto__', value],
  ['', value],
] as const) {
  test(`one thing is changed at «${path}», and what was handed in stays`, () => {
    const before = structuredClone(value)
    assert.deepEqual(
      changedAt(value, path, () => '!'),
      expected,
    )
    assert.deepEqual(value, before)
  })
}

test('what is taken away keeps the places of the others until all is done', () => {
  const marked = ['inputs/0', 'agenda/0/inputs/0', 'title'].reduce<unknown>(goneAt, value)
  const changed = changedAt(marked, 'inputs/2', () => 'Z')
  assert.deepEqual(swept(changed), { inputs: ['y', 'Z'], agenda: [{ inputs: [{ text: 'q' }] }, {}] })
})
