import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseCaseType, typeAtEnd, typeOfTitle } from './case-types.ts'

test('issue 3: the printed types, in any case of letters', () => {
  assert.deepEqual(['Godkjenning', 'ORIENTERING', 'Drøfting', 'Åpen sak', 'Eventuelt'].map(parseCaseType), [
    'godkjenning',
    'orientering',
    'drofting',
    'apen',
    'eventuelt',
  ])
  assert.equal(parseCaseType('Drøfting av planen'), undefined)
})

test('issue 3, item 1: a type is the last cell of a row, never the whole of a title', () => {
  assert.deepEqual(typeAtEnd('Orientering fra direktoratet Orientering'), {
    rest: 'Orientering fra direktoratet',
    type: 'orientering',
  })
  assert.deepEqual(typeAtEnd('Eventuelt Drøfting'), { rest: 'Eventuelt', type: 'drofting' })
  assert.deepEqual(typeAtEnd('Eventuelt'), { rest: 'Eventuelt' })
  assert.deepEqual(typeAtEnd('Saker til orientering'), { rest: 'Saker til orientering' })
})

test('issue 3, item 1: «Eventuelt» without a printed type is of that type', () => {
  assert.equal(typeOfTitle('Eventuelt'), 'eventuelt')
  assert.equal(typeOfTitle('Noe annet'), undefined)
})
