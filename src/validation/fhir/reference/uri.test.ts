import assert from 'node:assert/strict'
import { test } from 'node:test'
import { allDefinitions, noPackages } from '../../../../test/fhir-definitions.ts'
import type { Definitions } from '../definitions.ts'
import { indexDocument } from '../document/document-index.ts'
import { makeUriCheck, type UriType } from './uri.ts'

const resource = {
  resourceType: 'PlanDefinition',
  contained: [{ resourceType: 'Library', id: 'rules' }],
  name: [{ id: 'part' }],
}
const index = indexDocument(resource)
const nothing: Definitions = {
  structure: () => undefined,
  valueSet: () => undefined,
  codeSystem: () => undefined,
}
const found = (type: UriType, value: string, definitions: Definitions = nothing) => {
  const fault = makeUriCheck(definitions)(type, value, index.root, index)
  return fault && `${fault.severity} ${fault.code}`
}

for (const [type, value, expected] of [
  ['uri', 'http://hl7.org/fhir/nothing', 'error uri-undefined'],
  ['uri', 'http://terminology.hl7.org/CodeSystem/nothing', 'error uri-undefined'],
  ['canonical', 'http://hl7.org/fhir/StructureDefinition/nothing', undefined],
  ['uri', 'http://hl7.org/fhir/sid/icd-10', undefined],
  ['uri', 'http://hl7.org/fhir/sid/passport-NOR', undefined],
  ['uri', 'http://hl7.org/fhir/sid/nothing', 'error uri-undefined'],
  ['uri', 'http://hl7.org/fhir/SearchParameter/any', undefined],
  [
    'uri',
    'http://hl7.org/fhir/5.0/StructureDefinition/extension-MedicationRequest.renderedDosageInstruction',
    undefined,
  ],
  ['uri', 'http://example.org/people', 'error uri-of-example'],
  ['url', 'http://www.acme.com', 'error uri-of-example'],
  ['canonical', 'http:////acme.com/x', 'error uri-of-example'],
  ['uri', 'http://counterexample.org/people', undefined],
  ['uri', 'http://example.net/people', undefined],
  ['uri', 'http://example.org/fhir/NamingSystem/any', 'error uri-of-example'],
  ['uri', 'Patient?identifier=http://example.org/people', undefined],
  ['uri', 'http://hl7.org/fhir/us/any/Questionnaire/any', 'error uri-undefined'],
  ['canonical', 'http://example.net/people', 'error uri-of-example'],
  ['uri', 'https://else.example/people', undefined],
  ['uri', 'urn:oid:2.16.578.1.12.4.1.4.1', undefined],
  ['canonical', '#rules', undefined],
  ['uri', '#part', undefined],
  ['canonical', '#nothing', 'error uri-fragment-broken'],
  ['uri', '#nothing', 'warning uri-fragment-broken'],
] as const) {
  test(`${type} ${value}: ${expected ?? 'nothing to say'}`, () => assert.equal(found(type, value), expected))
}

test('what a naming system has is defined', () => {
  const uri = 'http://terminology.hl7.org/CodeSystem/of-others'
  assert.equal(found('uri', uri, { ...nothing, names: (asked) => asked === uri }), undefined)
})

test('what the packages define is defined', { skip: noPackages }, async () => {
  const definitions = await allDefinitions()
  for (const url of [
    'http://hl7.org/fhir/observation-status',
    'http://hl7.org/fhir/StructureDefinition/Patient#Patient.name',
    'http://hl7.org/fhir/StructureDefinition/bp|4.0.1',
    'http://terminology.hl7.org/CodeSystem/v2-0203',
    'http://terminology.hl7.org/ValueSet/v3-ActCode',
    'http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips',
  ]) {
    assert.equal(found('uri', url, definitions), undefined, url)
  }
  assert.equal(found('uri', 'http://hl7.org/fhir/v3/ActCode', definitions), 'error uri-undefined')
})
