import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'
import type { Allergy, Condition, Given, Implant, Story } from '../../synthetic-population/index.ts'
import type { LaidRecord } from '../laid-record.ts'

const profile = (name: string) => ({ profile: [`http://nhn.no/kj/fhir/StructureDefinition/${name}`], tag: [htest] })
const htest: Json = { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST' }

/** Kjernejournal's profile for each kind of condition, and the type that a search asks for it by. */
const conditions: Readonly<Record<NonNullable<Condition['critical']>, readonly [type: string, profile: string]>> = {
  condition: ['CriticalMedicalCondition', 'KjConditionCriticalMedicalCondition'],
  infection: ['Infection', 'KjConditionInfection'],
  intubation: ['IntubationProblem', 'KjConditionComplicationsOfAnesthesia'],
  anaesthesia: ['OtherProblemWithAnesthesia', 'KjConditionComplicationsOfAnesthesia'],
  transplant: ['TransplantsAndOtherForeignBodies', 'KjConditionTransplants'],
}

/** What kjernejournal holds of a story. */
export function criticalInformationOf({ person, allergies, conditions: ill, implants }: Story): readonly LaidRecord[] {
  const subject = subjectOf(person.number)
  return [
    ...allergies.map((each) => allergyRecord(subject, each)),
    ...ill.flatMap((each) => (each.critical ? [conditionRecord(subject, each, each.critical)] : [])),
    ...implants.map((each) => implantRecord(subject, each)),
  ]
}

function subjectOf(number: string): Json {
  const system = Number(number.slice(0, 2)) > 40 ? identifierSystems.DNR : identifierSystems.FNR
  return { identifier: { system, value: number } }
}

function recorderOf({ place, by }: Given): Json {
  return {
    resourceType: 'PractitionerRole',
    id: 'recorder',
    ...(by ? { practitioner: { identifier: { system: identifierSystems.HPR, value: by } } } : {}),
    organization: { identifier: { system: identifierSystems.ENH, value: place } },
  }
}

const uris: Readonly<Record<string, string>> = {
  ATC: 'http://www.whocc.no/atc',
  'SNOMED-CT': 'http://snomed.info/sct',
  'ICD-10': 'urn:oid:2.16.578.1.12.4.1.1.7110',
  'ICPC-2': 'http://hl7.org/fhir/sid/icpc-2',
}

const verifications = { suspected: 'unconfirmed', probable: 'presumed', confirmed: 'confirmed' } as const

function allergyRecord(patient: Json, allergy: Allergy): LaidRecord {
  const { id, substance, reaction, severity, verification, since } = allergy
  const content: Json = {
    resourceType: 'AllergyIntolerance',
    id,
    meta: profile('KjAllergyIntolerance'),
    contained: [recorderOf(allergy)],
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', 'active'),
    verificationStatus: coded(
      'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
      verifications[verification],
    ),
    category: [substance.system === 'ATC' ? 'medication' : 'environment'],
    criticality: severity === 'life-threatening' ? 'high' : 'low',
    code: { coding: [{ system: uris[substance.system], code: substance.code, display: substance.label }] },
    patient,
    recordedDate: since,
    recorder: { reference: '#recorder' },
    reaction: [{ manifestation: [{ text: reaction }], severity: severity === 'mild' ? 'mild' : 'severe' }],
  }
  return { id, kind: 'AllergyIntolerance', on: since, content }
}

function conditionRecord(
  subject: Json,
  condition: Condition,
  critical: NonNullable<Condition['critical']>,
): LaidRecord {
  const [kind, named] = conditions[critical]
  const { id, codes, text, since } = condition
  const content: Json = {
    resourceType: 'Condition',
    id,
    meta: profile(named),
    contained: [recorderOf(condition)],
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    verificationStatus: coded('http://terminology.hl7.org/CodeSystem/condition-ver-status', 'confirmed'),
    code: { coding: codes.map(({ system, code, label }) => ({ system: uris[system], code, display: label })), text },
    subject,
    onsetDateTime: since,
    recorder: { reference: '#recorder' },
  }
  return { id, kind, on: since, content }
}

function implantRecord(subject: Json, implant: Implant): LaidRecord {
  const { id, device, on, model } = implant
  const content: Json = {
    resourceType: 'Condition',
    id,
    meta: profile('KjConditionTransplants'),
    contained: [recorderOf(implant)],
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    code: {
      coding: [{ system: uris[device.system], code: device.code, display: device.label }],
      text: `${device.label} (${model})`,
    },
    subject,
    onsetDateTime: on,
    recorder: { reference: '#recorder' },
  }
  return { id, kind: 'TransplantsAndOtherForeignBodies', on, content }
}

function coded(system: string, code: string): Json {
  return { coding: [{ system, code }] }
}
