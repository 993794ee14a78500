import { addPatient, addStaff } from './people.ts'
import {
  ATC,
  code,
  concept,
  core,
  type Draft,
  draft,
  EDQM,
  fromR5,
  hl7,
  ICD10,
  type Json,
  quantity,
  SNOMED,
} from './writing.ts'

const mpd = (profile: string) => `http://hl7.eu/fhir/mpd/StructureDefinition/${profile}`
const ihe = (name: string) => `https://profiles.ihe.net/PHARM/MPD/StructureDefinition/ihe-ext-${name}`
const PACKAGE_TYPE = 'http://hl7.eu/fhir/StructureDefinition/medication-package-type'

const prescribed = '2026-03-05T14:20:00+01:00'
const handedOver = '2026-03-06T11:05:00+01:00'
const tablets = (count: number) => quantity(count, 'tablet', '1')

/** No more than the profile asks for. */
export function smallPrescription(): string {
  const d = draft('prescription-small', 'nb')
  d.add('request', 'MedicationRequest', [mpd('MedicationRequest-eu-mpd')], 'Metformin 500 mg to ganger daglig', {
    identifier: [d.identifier('prescription')],
    status: 'active',
    intent: 'order',
    medicationCodeableConcept: concept('Metformin', [ATC, 'A10BA02']),
    subject: d.ref('patient'),
    authoredOn: prescribed,
    requester: d.ref('role'),
    dosageInstruction: [{ text: 'Én tablett to ganger daglig' }],
  })
  addPatient(d, 'per', core('patient-eu-core'), false)
  addStaff(d, 'surgery')
  return d.bundle(undefined, 'collection', prescribed)
}

/** A branded product in a package, with what the guide's extensions can say. */
export function fullPrescription(): string {
  const d = draft('prescription-full', 'en')
  addRequest(d)
  addProduct(d)
  addPatient(d, 'per', core('patient-eu-core'), true)
  addStaff(d, 'surgery')
  return d.bundle(undefined, 'collection', prescribed)
}

/** No more than the profile asks for, without the prescription it answers. */
export function smallDispensation(): string {
  const d = draft('dispensation-small', 'nb')
  d.add('dispense', 'MedicationDispense', [mpd('MedicationDispense-eu-mpd')], 'Metformin, 100 tabletter utlevert', {
    extension: [{ url: fromR5('MedicationDispense.recorded'), valueDateTime: handedOver }],
    identifier: [d.identifier('dispensation')],
    status: 'completed',
    medicationCodeableConcept: concept('Metformin', [ATC, 'A10BA02']),
    subject: d.ref('patient'),
    performer: [{ actor: d.ref('role-pharmacy') }],
    quantity: tablets(100),
    whenHandedOver: handedOver,
  })
  addPatient(d, 'per', core('patient-eu-core'), false)
  addStaff(d, 'pharmacy', '-pharmacy')
  return d.bundle(undefined, 'collection', handedOver)
}

/** With the prescription and the product. */
export function fullDispensation(): string {
  const d = draft('dispensation-full', 'en')
  d.add('dispense', 'MedicationDispense', [mpd('MedicationDispense-eu-mpd')], 'Fiktimet, 100 tablets handed over', {
    extension: [
      { url: fromR5('MedicationDispense.renderedDosageInstruction'), valueMarkdown: dosage.text },
      { url: fromR5('MedicationDispense.recorded'), valueDateTime: handedOver },
    ],
    identifier: [d.identifier('dispensation')],
    status: 'completed',
    medicationReference: d.ref('medication'),
    subject: d.ref('patient'),
    performer: [{ actor: d.ref('role-pharmacy') }],
    authorizingPrescription: [d.ref('request')],
    type: code(hl7('v3-ActCode'), 'FF'),
    quantity: tablets(100),
    daysSupply: quantity(50, 'd'),
    whenPrepared: '2026-03-06T10:50:00+01:00',
    whenHandedOver: handedOver,
    receiver: [d.ref('patient')],
    note: [{ text: 'Advised to take with food.' }],
    dosageInstruction: [dosage],
    substitution: { wasSubstituted: false },
  })
  addRequest(d)
  addProduct(d)
  addPatient(d, 'per', core('patient-eu-core'), true)
  addStaff(d, 'surgery')
  addStaff(d, 'pharmacy', '-pharmacy')
  return d.bundle(undefined, 'collection', handedOver)
}

const dosage = {
  sequence: 1,
  text: 'One tablet twice a day for 50 days',
  patientInstruction: 'Take with food',
  timing: {
    repeat: { boundsDuration: quantity(50, 'd'), frequency: 2, period: 1, periodUnit: 'd', when: ['CM', 'CV'] },
  },
  asNeededBoolean: false,
  route: concept('Oral use', [EDQM, '20053000']),
  doseAndRate: [{ doseQuantity: tablets(1) }],
}

function addRequest(d: Draft): void {
  d.add('request', 'MedicationRequest', [mpd('MedicationRequest-eu-mpd')], 'Fiktimet 500 mg, one tablet twice a day', {
    extension: [
      {
        url: fromR5('MedicationRequest.effectiveDosePeriod'),
        valuePeriod: { start: '2026-03-06', end: '2026-04-25' },
      },
      { url: fromR5('MedicationRequest.renderedDosageInstruction'), valueMarkdown: dosage.text },
      { url: ihe('offLabel'), extension: [{ url: 'isOffLabelUse', valueBoolean: false }] },
    ],
    identifier: [d.identifier('prescription')],
    status: 'active',
    intent: 'order',
    category: [code(hl7('medicationrequest-category'), 'community')],
    medicationReference: d.ref('medication'),
    subject: d.ref('patient'),
    authoredOn: prescribed,
    requester: d.ref('role'),
    reasonCode: [concept('Type 2 diabetes mellitus', [SNOMED, '44054006'], [ICD10, 'E11'])],
    groupIdentifier: d.identifier('group'),
    note: [{ text: 'Blood sugar to be checked after one month.' }],
    dosageInstruction: [dosage],
    dispenseRequest: supply,
    substitution: { allowedBoolean: true },
  })
}

const supply: Json = {
  extension: [{ url: ihe('medicationrequest-prescribedQuantity'), valueQuantity: tablets(100) }],
  validityPeriod: { start: '2026-03-05', end: '2027-03-05' },
  numberOfRepeatsAllowed: 3,
  quantity: tablets(100),
  expectedSupplyDuration: quantity(50, 'd'),
}

function addProduct(d: Draft): void {
  d.add('medication', 'Medication', [mpd('Medication-eu-mpd')], 'Fiktimet 500 mg, 100 film-coated tablets', {
    extension: [
      { url: ihe('medication-productname'), valueString: 'Fiktimet' },
      { url: ihe('medication-classification'), valueCodeableConcept: concept('Metformin', [ATC, 'A10BA02']) },
      { url: ihe('medication-sizeofitem'), valueQuantity: tablets(100) },
      { url: ihe('medication-unitofpresentation'), valueCodeableConcept: concept('Tablet', [EDQM, '15054000']) },
      { url: PACKAGE_TYPE, valueCodeableConcept: concept('Blister', [EDQM, '30007000']) },
    ],
    identifier: [d.identifier('product')],
    code: concept('Fiktimet 500 mg', [ATC, 'A10BA02']),
    form: concept('Film-coated tablet', [EDQM, '10221000']),
    ingredient: [
      {
        itemCodeableConcept: concept('Metformin', [SNOMED, '372567009']),
        isActive: true,
        strength: { numerator: quantity(500, 'mg'), denominator: tablets(1) },
      },
    ],
  })
}
