import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { JsonObject } from '../definitions.ts'
import { type InvariantOutcome, type InvariantScope, makeInvariants } from './invariant.ts'

const organization = { resourceType: 'Organization', id: 'o', name: 'Ward' }
const patient: JsonObject = {
  resourceType: 'Patient',
  contained: [organization],
  managingOrganization: { reference: '#o' },
  name: [{ family: 'Berg', period: { start: '2020', end: '2019' } }],
  contact: [{ relationship: [{ text: 'mother' }] }],
  deceasedDateTime: '2020-01-01',
}
const scope: InvariantScope = {
  resource: patient,
  rootResource: patient,
  resolve: (reference) => (reference === '#o' ? organization : undefined),
  conformsTo: () => undefined,
}
const invariants = makeInvariants({ memberOf: () => undefined })

function outcome(expression: string, focus: unknown, path: string, key = 'x-1'): InvariantOutcome {
  return invariants.prepare({ key, severity: 'error', human: '', expression }, path)(focus, scope)
}

const refOne =
  "reference.startsWith('#').not() or (reference.substring(1).trace('url') in %rootResource.contained.id.trace('ids'))"

const vsOne = '($this as dateTime).toString().length() >= 8'

for (const [title, expression, focus, path, expected] of [
  ['holds when the result is true', 'name.exists()', patient, 'Patient', 'holds'],
  ['is broken when the result is false', 'name.exists() or text.exists()', {}, 'Patient.contact', 'broken'],
  ['is broken when the result is empty', "gender = 'male'", patient, 'Patient', 'broken'],
  ['is no FHIRPath by its form', 'name.first((', patient, 'Patient', { failed: 'not-fhirpath' }],
  ['is no FHIRPath by a function that there is not', 'name.firstt()', patient, 'Patient', { failed: 'not-fhirpath' }],
  ['holds when the result is no boolean', 'name', patient, 'Patient', 'holds'],
  ['knows choice elements', 'deceased is dateTime', patient, 'Patient', 'holds'],
  ['resolves in the document', "managingOrganization.resolve().name = 'Ward'", patient, 'Patient', 'holds'],
  ['resolves to nothing', 'resolve().exists()', { reference: '#p' }, 'Reference', 'broken'],
  ['knows %resource', "%resource.name.family = 'Berg'", {}, 'Patient.contact', 'holds'],
  ['R4 ref-1: a fragment that is contained', refOne, { reference: '#o' }, 'Reference', 'holds'],
  ['R4 ref-1: a fragment that is not contained', refOne, { reference: '#p' }, 'Reference', 'broken'],
  ['R4 ref-1 as R5 corrects it: no literal reference', refOne, { display: 'a ward' }, 'Reference', 'holds'],
  ['R4 ref-1 as R5 corrects it: the container', refOne, { reference: '#' }, 'Reference', 'holds'],
  ['R4 per-1: ends before it starts', 'start <= end', { start: '2020', end: '2019' }, 'Period', 'broken'],
  ['R4 vs-1: a date to the month', vsOne, '2020-02', 'Observation.effectiveDateTime', 'broken'],
  ['R4 vs-1: a date to the day', vsOne, '2020-02-01', 'Observation.effectiveDateTime', 'holds'],
  ['R4 vs-1: a period', vsOne, { start: '2020' }, 'Observation.effectivePeriod', 'holds'],
  ['R4 rng-2: without units', 'low <= high', { low: { value: 5 }, high: { value: 4 } }, 'Range', 'broken'],
  [
    'finds nothing under a name that its type lacks',
    'low.empty()',
    0.5,
    'RiskAssessment.prediction.probabilityDecimal',
    'holds',
  ],
  ['reads a number that JSON has as a text', 'period >= 0', { period: '5' }, 'Timing.repeat', 'holds'],
  ['takes an empty object for nothing', 'contact.exists()', { contact: [{}] }, 'Patient', 'broken'],
  ['takes empty members for nothing', 'contact.exists()', { contact: [{ telecom: [] }] }, 'Patient', 'broken'],
  ['takes a text for no structure', 'maritalStatus.exists()', { maritalStatus: 'M' }, 'Patient', 'broken'],
  ['says that it is no FHIRPath', 'name exists', patient, 'Patient', { failed: 'not-fhirpath' }],
  ['says that it cannot be evaluated', 'name.first() + 1', patient, 'Patient', { failed: 'evaluation' }],
  ['says that a value set is unknown', "gender.memberOf('x')", { gender: 'male' }, 'Patient', { failed: 'memberOf' }],
  ['says that a profile is unknown', "conformsTo('x')", patient, 'Patient', { failed: 'conformsTo' }],
] as const) {
  test(`an invariant ${title}`, () => assert.deepEqual(outcome(expression, focus, path), expected))
}

test('two codings are one with and without display, and not with another code (obs-7, dr-comp-type)', () => {
  const coding = { system: 'http://loinc.org', code: '8302-2' }
  const observation = (component: object) => ({
    resourceType: 'Observation',
    code: { coding: [coding] },
    valueString: 'x',
    component: [{ code: { coding: [component] } }],
  })
  const rule = 'component.code.where(coding.intersect(%resource.code.coding).exists()).empty()'
  const of = (component: object) => {
    const focus = observation(component)
    const constraint = { key: 'obs-7', severity: 'error', human: '', expression: rule } as const
    return invariants.prepare(constraint, 'Observation')(focus, { ...scope, resource: focus, rootResource: focus })
  }
  assert.equal(of(coding), 'broken')
  assert.equal(of({ ...coding, display: 'Body height' }), 'broken')
  assert.equal(of({ ...coding, code: '8301-4' }), 'holds')
})

test('R4 txt-1 is about markup, txt-2 about content', () => {
  const div = (content: string) => `<div xmlns="http://www.w3.org/1999/xhtml">${content}</div>`
  assert.equal(outcome('htmlChecks()', div('<p>x</p>'), 'Narrative.div', 'txt-1'), 'holds')
  assert.equal(outcome('htmlChecks()', div('<script>x</script>'), 'Narrative.div', 'txt-1'), 'broken')
  assert.equal(outcome('htmlChecks()', div('<p>x</p>'), 'Narrative.div', 'txt-2'), 'holds')
  assert.equal(outcome('htmlChecks()', div('<p> </p>'), 'Narrative.div', 'txt-2'), 'broken')
})

test('an invariant leaves the document as it was', () => {
  const frozen = Object.freeze({ resourceType: 'Patient', name: Object.freeze([Object.freeze({ family: 'Berg' })]) })
  assert.equal(outcome('name', frozen, 'Patient'), 'holds')
})

for (const [title, expression] of [
  ['a pattern that backtracks without bound', "name.family.matches('^(B+e+r+g*)+x$')"],
  ['the same in an expression for the library', "descendants().where($this is string).matches('^(B+e+r+g*)+x$')"],
  ['parentheses without end', `${'('.repeat(4_900)}true${')'.repeat(4_900)}`],
  ['more text than any rule needs', 'true or '.repeat(2_000)],
  ['collections within collections', `${'%resource.descendants().select('.repeat(9)}1${')'.repeat(9)}`],
] as const) {
  test(`a hostile invariant comes to an end: ${title}`, () => {
    const began = process.hrtime.bigint()
    const result = outcome(expression, patient, 'Patient')
    assert.equal(typeof result, 'object', String(result))
    assert.ok(process.hrtime.bigint() - began < 5_000_000_000n)
  })
}
