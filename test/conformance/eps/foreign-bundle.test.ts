import assert from 'node:assert/strict'
import test from 'node:test'
import fc from 'fast-check'
import { fromEps } from '../../../src/conversion/eps/from-eps.ts'
import { Problem } from '../../../src/kernel/problem.ts'
import { parseXml } from '../../../src/platform/xml/parse.ts'
import { elementsOf, textOf, type XmlElement } from '../../../src/platform/xml/tree.ts'
import { serialiseXml } from '../../../src/platform/xml/write.ts'
import { readPatientSummary } from '../../../src/standards/cda/patient-summary/document.ts'
import { type Json, parseFhirJson, renderFhirJson } from '../../../src/standards/fhir/json.ts'
import { bundleOf, concern, document, section } from '../../conversion/small-summary.ts'
import { bundles, noVectors } from '../../vectors.ts'

/** EPS Bundles that this program did not make, to CDA (issue 2, item 11). */

const SCT = 'http://snomed.info/sct'

const patient = { resourceType: 'Patient', id: 'p', name: [{ family: 'B' }], birthDate: '1970' }
const condition = {
  resourceType: 'Condition',
  id: 'c',
  clinicalStatus: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }] },
  code: { coding: [{ system: SCT, code: '195967001', display: 'Asthma' }] },
  subject: { reference: 'Patient/p' },
}

function bundle(resources: readonly Json[], sections: readonly Json[]): Json {
  const composition: Json = {
    resourceType: 'Composition',
    status: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '60591-5' }] },
    subject: { reference: 'Patient/p' },
    date: '2026-01-02',
    author: [{ display: 'X' }],
    title: 'T',
    section: sections,
  }
  const entries = [composition, patient, ...resources].map((resource, at) => ({ fullUrl: `urn:uuid:${at}`, resource }))
  return { resourceType: 'Bundle', type: 'document', entry: entries }
}

function problems(entry: readonly string[]): Json {
  return {
    title: 'Problems',
    code: { coding: [{ system: 'http://loinc.org', code: '11450-4' }] },
    text: { status: 'generated', div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Asthma in words</p></div>' },
    entry: entry.map((reference) => ({ reference })),
  }
}

function named(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...named(child, name)])
}

test('references by Type/id are followed, and the template ids of wave 6 written', () => {
  const back = fromEps(bundle([condition], [problems(['Condition/c'])]))
  const roots = named(back, 'templateId').map(({ attributes }) => attributes.root)
  assert.ok(roots.includes('1.3.6.1.4.1.12559.11.10.1.3.1.3.7'))
  assert.equal(named(back, 'value')[0]?.attributes.code, '195967001')
  assert.equal(named(back, 'value')[1]?.attributes.code, '55561003', 'eHDSIStatusCode for «active»')
})

for (const [type, expected] of [
  ['allergy', '609328004'],
  ['intolerance', '782197009'],
] as const) {
  test(`eHDSIAdverseEventType of FHIR's ${type} is ${expected}: of no agent in particular`, () => {
    const allergy = {
      resourceType: 'AllergyIntolerance',
      id: 'c',
      type,
      code: { text: 'x' },
      patient: { reference: 'Patient/p' },
    }
    const entries = {
      ...problems(['AllergyIntolerance/c']),
      code: { coding: [{ system: 'http://loinc.org', code: '48765-2' }] },
    }
    const [observation] = named(fromEps(bundle([allergy], [entries])), 'observation')
    assert.ok(observation)
    assert.equal(elementsOf(observation).find(({ name }) => name === 'code')?.attributes.code, expected)
  })
}

test('CDA R2: what the schema asks for and FHIR does not tell has a null flavour', () => {
  const back = fromEps(bundle([condition], [problems(['Condition/c'])]))
  for (const parent of ['act', 'observation'])
    for (const element of named(back, parent))
      assert.ok(
        elementsOf(element).some(({ name }) => name === 'code'),
        parent,
      )
})

for (const [title, resources, entry] of [
  ['a reference to nothing', [], ['Condition/none']],
  ['an empty section', [], []],
  ['a resource CDA has no statement for', [{ resourceType: 'CarePlan', id: 'x' }], ['CarePlan/x']],
  [
    'a resource inside another',
    [{ ...condition, contained: [{ resourceType: 'Practitioner', id: 'y' }], asserter: { reference: '#y' } }],
    ['Condition/c'],
  ],
  [
    'a problem without a code',
    [{ resourceType: 'Condition', id: 'c', subject: { reference: 'Patient/p' } }],
    ['Condition/c'],
  ],
] as const) {
  test(`${title}: the words stay`, () =>
    assert.match(textOf(fromEps(bundle(resources, [problems(entry)]))), /Asthma in words/))
}

for (const [title, change, code] of [
  ['no Composition', (made: Json) => (made.entry as unknown[]).shift(), 'eps-not-a-document'],
  ['no Patient', (made: Json) => (made.entry as unknown[]).splice(1, 1), 'eps-no-patient'],
  ['no entries', (made: Json) => delete made.entry, 'eps-not-a-document'],
  ['null for an entry', (made: Json) => (made.entry as unknown[]).push(null), 'fhir-form'],
  ['another resource', (made: Json) => Object.assign(made, { resourceType: 'Patient' }), 'eps-not-a-document'],
] as const) {
  test(`${title} is a Problem, not an error of ours`, () => {
    const made = bundle([condition], [problems(['Condition/c'])])
    change(made)
    assert.throws(() => fromEps(made), { name: 'Problem', code })
  })
}

const junk = fc.constantFrom<unknown>(
  null,
  true,
  0,
  '',
  'x',
  [],
  {},
  [null],
  [{}],
  ['x'],
  { coding: 'x' },
  { extension: [null] },
  { reference: 5 },
  { div: '<div>' },
  [[1]],
)

test('any part of a Bundle may be something else: CDA that can be read, or a Problem', { timeout: 60_000 }, () => {
  const own = JSON.stringify(
    bundleOf(document(section('11450-4', concern('<value nullFlavor="UNK"/><effectiveTime value="2001"/>')))),
  )
  const sources = [own, JSON.stringify(bundle([condition], [problems(['Condition/c'])]))]
  fc.assert(
    fc.property(
      fc.constantFrom(...sources),
      fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 3 }),
      (source, changes) => {
        const made: unknown = JSON.parse(source)
        for (const [at, value] of changes) {
          const places = placesIn(made)
          const [holder, name] = places[at % places.length] ?? []
          if (holder && name !== undefined) holder[name] = structuredClone(value)
        }
        try {
          const back = fromEps(parseFhirJson(renderFhirJson(made)) as Json)
          readPatientSummary(
            parseXml(new TextEncoder().encode(serialiseXml(back, { prefixes: { 'urn:hl7-org:v3': '' } }))),
          )
        } catch (error) {
          if (!(error instanceof Problem)) throw error
        }
      },
    ),
    { numRuns: 400 },
  )
})

function placesIn(value: unknown): readonly (readonly [Json, string])[] {
  if (typeof value !== 'object' || value === null) return []
  const holder = value as Json
  return Object.keys(holder).flatMap((name) => [[holder, name] as const, ...placesIn(holder[name])])
}

const others = bundles('fhir/eps')
test('published European summaries become CDA, no entry without its words', { skip: noVectors }, (t) => {
  assert.ok(others.length > 30, `${others.length} Bundles`)
  for (const { name, bytes } of others) {
    const back = fromEps(parseFhirJson(new TextDecoder().decode(bytes)) as Json)
    const sections = named(back, 'section')
    assert.ok(sections.length >= 5, name)
    for (const each of sections)
      assert.ok(
        elementsOf(each).some((child) => child.name === 'text'),
        name,
      )
  }
  t.diagnostic(`${others.length} Bundles`)
})
