import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { HelseIdPerson } from './access-token.ts'
import type { Attest } from './attest.ts'
import { type AttestCheck, checkAttest, checkAttestAtIssue } from './check-attest.ts'

const now = new Date('2026-11-22T10:00:00Z')
const enh = 'urn:oid:2.16.578.1.12.4.1.4.101'
const patient = { id: '010190-900A', system: 'urn:oid:1.2.246.21' }

const person: HelseIdPerson = {
  subject: 's',
  name: 'Test Person',
  pid: '24868600035',
  assuranceLevel: 'high',
  securityLevel: '4',
  hprNumber: '000000011',
  authorizations: ['LE', 'SP'],
  orgnrParent: '100100673',
}

const attest: Attest = {
  practitioner: {
    identifier: { id: '24868600035', system: 'urn:oid:2.16.578.1.12.4.1.4.1' },
    hpr_nr: { id: '000000011', system: 'urn:oid:2.16.578.1.12.4.1.4.4' },
    authorization: { code: 'LE', system: 'urn:oid:2.16.578.1.12.4.1.1.9060' },
    legal_entity: { id: '100100673', system: enh },
    point_of_care: { id: '100100673', system: enh },
  },
  care_relationship: {
    healthcare_service: { code: 'KP01', system: 'urn:oid:2.16.578.1.12.4.1.1.8663' },
    purpose_of_use: { code: 'TREAT', system: 'urn:oid:2.16.840.1.113883.1.11.20448' },
    decision_ref: { id: 'd', user_selected: true },
  },
  patients: [{ identifier: patient }],
  toa: now.getTime() / 1000,
}

type Parts = {
  readonly practitioner?: Partial<Attest['practitioner']>
  readonly care?: Partial<Attest['care_relationship']>
  readonly patients?: Attest['patients']
  readonly toa?: number
}

function attestWith({ practitioner, care, ...rest }: Parts): Attest {
  return {
    ...attest,
    ...rest,
    practitioner: { ...attest.practitioner, ...practitioner },
    care_relationship: { ...attest.care_relationship, ...care },
  }
}

function without<Of extends object, Name extends keyof Of>(of: Of, name: Name): Omit<Of, Name> {
  const { [name]: _left, ...rest } = of
  return rest
}

const service = attest.care_relationship.healthcare_service!
const minutesAgo = (minutes: number) => (now.getTime() - minutes * 60_000) / 1000

const cases: readonly (readonly [
  title: string,
  fault: string | undefined,
  parts: Parts,
  check?: Partial<AttestCheck>,
])[] = [
  ['ATT-4: for exactly the patient asked about, passes', undefined, {}],
  ['ATT-4: for another patient', 'attest-other-patient', { patients: [{ identifier: { ...patient, id: 'other' } }] }],
  [
    'ATT-4: the same number of another authority is another patient',
    'attest-other-patient',
    { patients: [{ identifier: { ...patient, system: 'urn:oid:1.2.3' } }] },
  ],
  [
    'ATT-4: for two patients, though one is right',
    'attest-other-patient',
    { patients: [{ identifier: patient }, { identifier: { ...patient, id: 'other' } }] },
  ],
  ['ATT-6: for nobody, when somebody is asked about', 'attest-without-patient', { patients: [] }],
  ['ATT-6: for nobody, when nobody is known by number yet', undefined, { patients: [] }, { patient: undefined }],
  ['ATT-4: for somebody, when nobody is known by number yet', 'attest-other-patient', {}, { patient: undefined }],
  ['ATT-9: level substantial', 'attest-assurance-level', {}, { person: { ...person, assuranceLevel: 'substantial' } }],
  ['ATT-9: security level 3', 'attest-assurance-level', {}, { person: { ...person, securityLevel: '3' } }],
  [
    'ATT-10: known by D-nummer, passes',
    undefined,
    { practitioner: { identifier: { id: '45909000118', system: 'urn:oid:2.16.578.1.12.4.1.4.2' } } },
    { person: { ...person, pid: '45909000118' } },
  ],
  [
    'ATT-10: known by DUF number',
    'attest-practitioner-number',
    { practitioner: { identifier: { id: '24868600035', system: 'urn:oid:2.16.578.1.12.4.1.4.5' } } },
  ],
  ['ATT-11: another than signed in', 'attest-other-person', {}, { person: { ...person, pid: '30879200004' } }],
  [
    'ATT-15: of another organisation',
    'attest-other-organisation',
    {},
    { person: { ...person, orgnrParent: '213710192', orgnrChild: '100100673' } },
  ],
  [
    'ATT-15: an organisation number whose check digit does not hold',
    'attest-other-organisation',
    { practitioner: { legal_entity: { id: '100100674', system: enh } } },
    { person: { ...person, orgnrParent: '100100674', orgnrChild: '100100673' } },
  ],
  [
    'ATT-18: at another unit than the token',
    'attest-point-of-care',
    {},
    { person: { ...person, orgnrChild: '213710192' } },
  ],
  [
    'ATT-18: at the unit of the token, passes',
    undefined,
    { practitioner: { point_of_care: { id: '213710192', system: enh } } },
    { person: { ...person, orgnrChild: '213710192' } },
  ],
  [
    'ATT-28: RESH department, passes',
    undefined,
    { practitioner: { department: { id: '7', system: 'urn:oid:2.16.578.1.12.4.1.4.102' } } },
  ],
  [
    'ATT-28: local department of nobody',
    'attest-department-authority',
    { practitioner: { department: { id: '7', system: 'urn:oid:1.2.3' } } },
  ],
  [
    'ATT-28: local department under a system that is nobody’s',
    'attest-department-system',
    { practitioner: { department: { id: '7', system: 'avdeling', authority: '100100673' } } },
  ],
  [
    'ATT-28: local department of the entity, passes',
    undefined,
    { practitioner: { department: { id: '7', system: 'urn:oid:1.2.3', authority: '100100673' } } },
  ],
  [
    'ATT-10: a D-number under fødselsnummer’s system',
    'attest-practitioner-number',
    { practitioner: { identifier: { id: '45909000118', system: 'urn:oid:2.16.578.1.12.4.1.4.1' } } },
    { person: { ...person, pid: '45909000118' } },
  ],
  [
    'ATT-28: letters as RESH id',
    'attest-department-number',
    { practitioner: { department: { id: 'AKM', system: 'urn:oid:2.16.578.1.12.4.1.4.102' } } },
  ],
  [
    'ATT-49: the patient’s unit under RESH’s system',
    'attest-patient-point-of-care',
    {
      patients: [{ identifier: patient, point_of_care: { id: '705592', system: 'urn:oid:2.16.578.1.12.4.1.4.102' } }],
    },
  ],
  [
    'ATT-53: letters as the patient’s RESH id',
    'attest-patient-department',
    { patients: [{ identifier: patient, department: { id: 'AKM', system: 'urn:oid:2.16.578.1.12.4.1.4.102' } }] },
  ],
  [
    'ATT-49: unit and department of the patient’s contact, passes',
    undefined,
    {
      patients: [
        {
          identifier: patient,
          point_of_care: { id: '100100673', system: enh },
          department: { id: '705592', system: 'urn:oid:2.16.578.1.12.4.1.4.102' },
        },
      ],
    },
  ],
  ['ATT-29: another HPR number', 'attest-other-hpr-number', {}, { person: { ...person, hprNumber: '000000012' } }],
  ['ATT-29: a number, though not in HPR', 'attest-other-hpr-number', {}, { person: without(person, 'hprNumber') }],
  [
    'ATT-31: the nearer of two authorizations, passes',
    undefined,
    { practitioner: { authorization: { ...attest.practitioner.authorization!, code: 'SP' } } },
  ],
  [
    'ATT-32: an authorization that HPR does not have',
    'attest-authorization',
    { practitioner: { authorization: { ...attest.practitioner.authorization!, code: 'JO' } } },
  ],
  [
    'ATT-37: service of an unknown system',
    'attest-healthcare-service',
    { care: { healthcare_service: { ...service, system: 'urn:oid:1.2' } } },
  ],
  [
    'ATT-38: marketing is no purpose',
    'attest-purpose-of-use',
    { care: { purpose_of_use: { ...attest.care_relationship.purpose_of_use, code: 'HMARKT' } } },
  ],
  [
    'ATT-41: override is a purpose',
    undefined,
    { care: { purpose_of_use: { ...attest.care_relationship.purpose_of_use, code: 'BTG' } } },
  ],
  [
    'ATT-45: details of an unknown system',
    'attest-purpose-details',
    { care: { purpose_of_use_details: { code: '15', system: 'urn:oid:1.2' } } },
  ],
  [
    'ATT-45: municipal details, passes',
    undefined,
    { care: { purpose_of_use_details: { code: '15', system: 'urn:oid:2.16.578.1.12.4.1.1.9151' } } },
  ],
  ['ATT-58: 60 minutes old, passes', undefined, { toa: minutesAgo(60) }],
  ['ATT-58: more than 60 minutes old', 'attestation_has_expired', { toa: minutesAgo(60) - 1 }],
  ['ATT-58: a minute ahead, as clocks differ, passes', undefined, { toa: minutesAgo(-1) }],
  ['ATT-58: two minutes ahead', 'attest-from-the-future', { toa: minutesAgo(-2) }],
]

for (const [title, fault, parts, check] of cases) {
  test(fault === undefined ? title : `${title}: ${fault}`, () => {
    const faults = checkAttest(attestWith(parts), { person, patient, now, ...check })
    assert.deepEqual(
      faults.map(({ code }) => code),
      fault === undefined ? [] : [fault],
    )
    const [rule] = title.split(':')
    if (fault !== undefined) assert.equal(faults[0]?.rule, rule)
  })
}

const ruleAndCode = (faults: ReturnType<typeof checkAttest>) => faults.map(({ rule, code }) => [rule, code])

test('ATT-43: neither kind of service nor details of the purpose: attest-without-service', () => {
  const bare = { ...attest, care_relationship: without(attest.care_relationship, 'healthcare_service') }
  assert.deepEqual(ruleAndCode(checkAttest(bare, { person, patient, now })), [['ATT-43', 'attest-without-service']])
})

test('ATT-15, ATT-32, ATT-43: the trust anchor refuses what it knows, and leaves to the source whom it is about and when', () => {
  const { authorization: _a, ...practitioner } = attest.practitioner
  const wrong = { ...attest, practitioner, care_relationship: without(attest.care_relationship, 'healthcare_service') }
  const other = { ...person, orgnrParent: '213710192', orgnrChild: '100100673' }
  assert.deepEqual(
    checkAttestAtIssue({ ...wrong, toa: 0 }, { person: other, now }).map(({ rule }) => rule),
    ['ATT-15', 'ATT-32', 'ATT-43'],
  )
  assert.deepEqual(checkAttestAtIssue({ ...attest, toa: 0 }, { person, now }), [])
})

test('ATT-32: without authorization, when HPR has one: attest-authorization', () => {
  const bare = { ...attest, practitioner: without(attest.practitioner, 'authorization') }
  assert.deepEqual(ruleAndCode(checkAttest(bare, { person, patient, now })), [['ATT-32', 'attest-authorization']])
})
