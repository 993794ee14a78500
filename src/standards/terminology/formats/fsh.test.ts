import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fshFormats } from './fsh.ts'
import { readWith } from './formats.fixture.ts'

const set = `ValueSet: ExampleSet
Id: ExampleSet
Title: "Example"
Description: """
* not#a "rule"
"""
* ^url = "http://example.org/ValueSet/example"
* ^version = "8.1.0"
* ^name: "ExampleSet"
* ^identifier.system = "urn:ietf:rfc:3986"
* ^identifier.value = "urn:uuid:1.3.6.1.4.1.12559.11.10.1.3.1.42.13"

* $sct#255604002 "Mild "
* http://unitsofmeasure.org/#{#}/a "number per annum"
* urn:oid:1.2.3#"code with \\"quotes\\"" "Quoted code"
// a remark
* include $sct|2024#24484000 "Severe"
* $unheard#1 "one"
* include codes from system $sct where concept is-a #404684003
* exclude $sct#6736007
* nonsense
`

test('Shorthand value sets as MyHealth@EU publishes them: members, displays, names, quoted codes, aliases', () => {
  const [aliases, file] = fshFormats()
  assert.ok(aliases?.recognises('aliases.fsh', '') && file?.recognises('eHDSISeverity.fsh', ''))
  readWith(aliases!, 'Alias: $sct = http://snomed.info/sct\n')
  const read = readWith(file!, set)
  assert.deepEqual(read.members, [
    'ExampleSet http://snomed.info/sct 255604002',
    'ExampleSet http://unitsofmeasure.org/ {#}/a',
    'ExampleSet urn:oid:1.2.3 code with "quotes"',
    'ExampleSet http://snomed.info/sct 24484000',
  ])
  assert.equal(read.designations[0], 'http://snomed.info/sct 255604002 en Mild current')
  const names = Object.assign({}, ...read.items.filter((item) => item.kind === 'value-set'))
  assert.deepEqual(names, {
    kind: 'value-set',
    id: 'ExampleSet',
    name: 'ExampleSet',
    url: 'http://example.org/ValueSet/example',
    version: '8.1.0',
    oid: '1.3.6.1.4.1.12559.11.10.1.3.1.42.13',
  })
})

test('what a Shorthand file says and we cannot take in is refused with its line, never dropped', () => {
  const [aliases, file] = fshFormats()
  readWith(aliases!, 'Alias: $sct = http://snomed.info/sct\nAlias: $broken\n')
  assert.deepEqual(readWith(file!, set).refusals, [
    { reason: 'unknown-alias', line: 18 },
    { reason: 'not-enumerated', line: 19 },
    { reason: 'not-enumerated', line: 20 },
    { reason: 'bad-statement', line: 21 },
  ])
})

test('a Shorthand code system lists its concepts under its own URL', () => {
  const [, file] = fshFormats()
  const text =
    'CodeSystem: Cs\n* ^url = "http://example.org/cs"\n* #a "A" "definition"\n  * #a1 "A one"\n* #a ^property[0].code = #uid\n'
  const read = readWith(file!, text)
  assert.deepEqual(read.designations, [
    'http://example.org/cs a en A current',
    'http://example.org/cs a1 en A one current',
  ])
  assert.deepEqual(read.refusals, [])
})

test('profiles and instances in the same files are passed over', () => {
  const [, file] = fshFormats()
  const read = readWith(
    file!,
    'Profile: P\nParent: Patient\n* name 1..1\n\nInstance: I\nInstanceOf: P\n* name.text = "x"\n',
  )
  assert.deepEqual(read.items, [])
})
