import assert from 'node:assert/strict'
import { test } from 'node:test'
import { definitionsOf, type PackagedDefinition } from './package-definitions.ts'

const url = 'http://example.test/ValueSet/v'

function versions(...all: readonly (string | undefined)[]) {
  return definitionsOf(all.map((version) => packaged('some.package', version)))
}

function packaged(name: string, version: string | undefined, at = url, kind = 'ValueSet'): PackagedDefinition {
  return { package: name, kind, url: at, version, read: () => ({ resourceType: kind, url: at, version }) }
}

test('without a version the newest is taken, by numbers and not by letters', () => {
  assert.equal(versions('1.9.0', '1.10.0', '1.2.0').valueSet(url)?.version, '1.10.0')
  assert.equal(versions('2.0.0-ballot', '2.0.0', '1.0.0').valueSet(url)?.version, '2.0.0')
  assert.equal(versions('2018-08-12', '4.0.1', undefined).valueSet(url)?.version, '4.0.1')
})

test('a version is answered by itself, else by the newest with the same major and minor number', () => {
  const several = versions('1.0.0', '2.0.1', '2.0.2', '2018-08-12')
  assert.equal(several.valueSet(`${url}|2.0.1`)?.version, '2.0.1')
  assert.equal(several.valueSet(`${url}|2.0`)?.version, '2.0.2')
  assert.equal(several.valueSet(`${url}|2.0.9`)?.version, '2.0.2')
  for (const absent of ['3.0.0', '2.1.0', '2', '2018-01-01']) {
    assert.equal(several.valueSet(`${url}|${absent}`), undefined)
  }
})

test('a profile is answered by the newest of the same major version, where there is no nearer one', () => {
  const several = definitionsOf(
    ['0.9.0', '5.1.0', '5.3.0-ballot', '6.0.0'].map((version) => packaged('a', version, url, 'StructureDefinition')),
  )
  assert.equal(several.structure(`${url}|5.2.0`)?.version, '5.3.0-ballot')
  assert.equal(several.structure(`${url}|5.1.9`)?.version, '5.1.0')
  assert.equal(several.structure(`${url}|4.0.1`), undefined)
  assert.equal(several.structure(`${url}|0.1.0`), undefined, 'below 1.0.0 nothing is promised from one to the next')
})

test('value sets of FHIR R4 stay those of R4, and of HL7 Terminology those of its own package', () => {
  const theirs = 'http://terminology.hl7.org/ValueSet/v'
  const several = definitionsOf([
    packaged('hl7.fhir.r4.examples', '4.0.1'),
    packaged('hl7.fhir.r4.examples', '2018-08-12', theirs),
    packaged('hl7.terminology.r4', '1.0.0', theirs),
    packaged('hl7.fhir.uv.extensions.r4', '5.0.0'),
  ])
  assert.equal(several.valueSet(url)?.version, '4.0.1')
  assert.equal(several.valueSet(theirs)?.version, '1.0.0')
  assert.equal(several.valueSet(`${theirs}|2018-08-12`)?.version, '2018-08-12')
})

test('a definition is read when first asked for, and once', () => {
  let reads = 0
  const definitions = definitionsOf([
    { ...packaged('a', undefined), read: () => ({ resourceType: 'ValueSet', url, reads: ++reads }) },
  ])
  assert.equal(reads, 0)
  assert.equal(definitions.valueSet(url), definitions.valueSet(url))
  assert.equal(reads, 1)
})

test('the same URL as another sort of definition is not found', () => {
  assert.equal(versions('1.0.0').structure(url), undefined)
  assert.equal(versions('1.0.0').codeSystem('constructor'), undefined)
})
