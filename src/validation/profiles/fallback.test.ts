import assert from 'node:assert/strict'
import test from 'node:test'
import type { Definitions, ValueSet } from '../fhir/definitions.ts'
import { withFallback } from './fallback.ts'

const ours: ValueSet = { resourceType: 'ValueSet', url: 'https://a.example/ours' }
const theirs: ValueSet = { resourceType: 'ValueSet', url: 'https://b.example/theirs' }
const aliases = new Map([[theirs.url, ours.url]])

const having = (...sets: readonly ValueSet[]): Definitions => ({
  structure: () => undefined,
  codeSystem: () => undefined,
  valueSet: (canonical) => sets.find(({ url }) => url === canonical.split('|')[0]),
})

test('issue 4: a published definition that is loaded answers for itself', () => {
  assert.equal(withFallback(having(ours, theirs), aliases).valueSet(theirs.url), theirs)
})

test('issue 4: ours answers for a published one that is not loaded, whatever its version', () => {
  const definitions = withFallback(having(ours), aliases)
  assert.equal(definitions.valueSet(theirs.url), ours)
  assert.equal(definitions.valueSet(`${theirs.url}|1.0.0`), ours)
})

test('nobody answers for what has no other name', () => {
  assert.equal(withFallback(having(ours), aliases).valueSet('https://c.example/unknown'), undefined)
  assert.equal(withFallback(having(ours), aliases).structure(theirs.url), undefined)
})

test('what is loaded in another version than was asked for has no other name', () => {
  const find = having(ours, { ...theirs, version: '1.0.0' }).valueSet
  const strict: Definitions = { ...having(), valueSet: (asked) => (asked.endsWith('|2.0.0') ? undefined : find(asked)) }
  assert.equal(withFallback(strict, aliases).valueSet(`${theirs.url}|2.0.0`), undefined)
})
