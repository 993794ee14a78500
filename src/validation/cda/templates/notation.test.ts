import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseWanted } from './notation.ts'

test('a slip in a template table is told', () => {
  for (const slip of ['a(b!', 'a b!)', 'a(b! &)', 'a(@x=1|2))'])
    assert.throws(() => parseWanted(slip), /template table/, slip)
})

test('everything that can be said of an element is read', () => {
  const [code, ...more] = parseWanted('section(pharm:code[3.8]?2<42.5|42.50>~NI*^(@use<42.40>) +2.1)')[0]!.children
  const { path, names, usage, pharm, only, atLeast, valueSets, onlyNull, clinical, toldApart, children } = code!
  assert.deepEqual(
    [path, names, usage, pharm, only, atLeast, valueSets, onlyNull, clinical, toldApart],
    ['section/pharm:code', ['code'], 'required', true, '3.8', 2, ['42.5', '42.50'], 'NI', true, true],
  )
  assert.deepEqual([children[0]!.path, children[0]!.usage], ['section/pharm:code/@use', 'optional'])
  assert.deepEqual(more, [])
})
