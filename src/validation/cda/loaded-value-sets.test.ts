import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conceptIndexBuilder } from '../../standards/terminology/concept-index.ts'
import { loadedValueSets } from './loaded-value-sets.ts'

const source = { name: 'test', kind: 'operator' } as const
const set = (tail: string) => `1.3.6.1.4.1.12559.11.10.1.3.1.42.${tail}`

function loaded() {
  const builder = conceptIndexBuilder([source])
  for (const [tail, system, code] of [
    ['13', 'http://snomed.info/sct', '255604002'],
    ['16', 'http://unitsofmeasure.org', 'mg'],
  ] as const) {
    builder.add({ kind: 'value-set', id: `set${tail}`, oid: set(tail) }, source)
    builder.add({ kind: 'member', valueSet: `set${tail}`, system, code }, source)
  }
  return loadedValueSets(builder.build())
}

for (const [title, [valueSet, code, codeSystem], expected] of [
  ['a member, by the OID that CDA carries', ['42.13', '255604002', '2.16.840.1.113883.6.96'], true],
  ['a code of another system', ['42.13', '255604002', '2.16.840.1.113883.6.1'], false],
  ['a stranger', ['42.13', '1', '2.16.840.1.113883.6.96'], false],
  ['a unit, whose attribute names no system', ['42.16', 'mg', undefined], true],
  ['no unit', ['42.16', 'tablet', undefined], false],
  ['a set that is not loaded', ['42.5', 'I48', '2.16.840.1.113883.6.3'], undefined],
  ['an attribute whose system nobody knows', ['42.13', '255604002', undefined], undefined],
] as const)
  test(`MVC value sets: ${title}`, () => assert.equal(loaded().has(valueSet, code, codeSystem), expected))
