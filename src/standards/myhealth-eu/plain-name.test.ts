import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { plainParts } from './plain-name.ts'

for (const [one, other] of [
  ['García-Márquez', 'GARCIA MARQUEZ'],
  ['Łukasz Wiśniewski', 'lukasz wisniewski'],
  ['Sørensen', 'Sorensen'],
  ['Weiß', 'WEISS'],
  ['O’Brien', "O'BRIEN"],
  ['Đorđević', 'Dordevic'],
] as const) {
  test(`names across borders: ${one} is ${other}`, () => assert.deepEqual(plainParts(one), plainParts(other)))
}

test('names across borders: a letter more is another name', () => {
  assert.notDeepEqual(plainParts('Sørensen'), plainParts('Sørenson'))
  assert.deepEqual(plainParts(' - '), [])
})

test('names across borders: plain stays plain', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const parts = plainParts(name)
      assert.deepEqual(plainParts(parts.join(' ')), parts)
    }),
  )
})
