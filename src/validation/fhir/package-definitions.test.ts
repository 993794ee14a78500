import assert from 'node:assert/strict'
import { test } from 'node:test'
import { definitionsOf } from './package-definitions.ts'

const url = 'http://example.test/ValueSet/v'

function versions(...all: readonly (string | undefined)[]) {
  return definitionsOf(
    all.map((version) => ({
      kind: 'ValueSet',
      url,
      version,
      read: () => ({ resourceType: 'ValueSet', url, version }),
    })),
  )
}

test('without a version the newest is taken, by numbers and not by letters', () => {
  assert.equal(versions('1.9.0', '1.10.0', '1.2.0').valueSet(url)?.version, '1.10.0')
  assert.equal(versions('2.0.0-ballot', '2.0.0', '1.0.0').valueSet(url)?.version, '2.0.0')
  assert.equal(versions('2018-08-12', '4.0.1', undefined).valueSet(url)?.version, '4.0.1')
})

test('a version is answered by itself, or by the newest that begins with it', () => {
  const several = versions('1.0.0', '2.0.1', '2.0.2')
  assert.equal(several.valueSet(`${url}|2.0.1`)?.version, '2.0.1')
  assert.equal(several.valueSet(`${url}|2.0`)?.version, '2.0.2')
  assert.equal(several.valueSet(`${url}|3.0.0`), undefined)
})

test('where a version is not loaded, the newest of the same major version answers', () => {
  const several = versions('0.9.0', '5.1.0', '5.3.0-ballot', '6.0.0')
  assert.equal(several.valueSet(`${url}|5.2.0`)?.version, '5.3.0-ballot')
  assert.equal(several.valueSet(`${url}|4.0.1`), undefined)
  assert.equal(several.valueSet(`${url}|0.1.0`), undefined, 'below 1.0.0 nothing is promised from one to the next')
  assert.equal(versions('2018-08-12').valueSet(`${url}|2018-01-01`), undefined)
})

test('a definition is read when first asked for, and once', () => {
  let reads = 0
  const definitions = definitionsOf([
    { kind: 'ValueSet', url, version: undefined, read: () => ({ resourceType: 'ValueSet', url, reads: ++reads }) },
  ])
  assert.equal(reads, 0)
  assert.equal(definitions.valueSet(url), definitions.valueSet(url))
  assert.equal(reads, 1)
})

test('the same URL as another sort of definition is not found', () => {
  assert.equal(versions('1.0.0').structure(url), undefined)
  assert.equal(versions('1.0.0').codeSystem('constructor'), undefined)
})
