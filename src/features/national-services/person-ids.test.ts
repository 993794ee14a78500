import assert from 'node:assert/strict'
import { test } from 'node:test'
import { personIdsOf } from './person-ids.ts'

const ids = personIdsOf(Buffer.alloc(32, 1))
const number = '24868600035'
const id = ids.idOf(number)

test('Persontjenesten: an id is 64 letters, the same for the same person, and leads to the number', () => {
  assert.match(id, /^[a-p]{64}$/)
  assert.deepEqual([personIdsOf(Buffer.alloc(32, 1)).idOf(number), ids.numberOf(id)], [id, number])
  assert.notEqual(ids.idOf('24868600036').slice(0, 32), id.slice(0, 32))
})

test('Persontjenesten: under another secret a person has another id, and this one is nobody’s', () => {
  const others = personIdsOf(Buffer.alloc(32, 2))
  assert.notEqual(others.idOf(number), id)
  assert.equal(others.numberOf(id), undefined)
})

for (const [title, guess] of [
  ['with one digit changed', id.replace(/.$/, (last) => (last === 'a' ? 'b' : 'a'))],
  ['with another beginning', id.replace(/^./, (first) => (first === 'a' ? 'b' : 'a'))],
  ['cut short', id.slice(1)],
  ['in capitals', id.toUpperCase()],
  ['of one letter', 'a'.repeat(64)],
  ['that is the number', number],
] as const) {
  test(`Persontjenesten: an id ${title} is nobody’s`, () => assert.equal(ids.numberOf(guess), undefined))
}
