import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changedFields } from './changed-fields.ts'

test('the log names the place that changed, not the whole record', () => {
  const before = { title: 'Før', inputs: [{ id: '2', text: 'likt' }], questions: ['en', 'to'] }
  const after = { title: 'Etter', inputs: [{ id: '2', text: 'likt' }], questions: ['en', 'tre'] }
  assert.deepEqual(changedFields(before, after), [
    { path: 'title', before: 'Før', after: 'Etter' },
    { path: 'questions/2', before: 'to', after: 'tre' },
  ])
})

test('moving an item with an id is no change of its texts', () => {
  const [a, b] = [
    { id: '1', text: 'a' },
    { id: '2', text: 'b' },
  ]
  assert.deepEqual(changedFields({ list: [a, b] }, { list: [b, a] }), [])
})

test('a record that is new or gone is told in full', () => {
  assert.deepEqual(changedFields(undefined, { title: 'Ny' }), [{ path: 'title', before: '', after: 'Ny' }])
  assert.deepEqual(changedFields({ title: 'Gammel' }, undefined), [{ path: 'title', before: 'Gammel', after: '' }])
})
