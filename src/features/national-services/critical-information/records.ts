import type { Json } from '../../../standards/fhir/json.ts'
import type { Allergy, Condition, Implant, Story } from '../../synthetic-population/index.ts'
import { codingOf, coded, htest, practitionerRoleOf, subjectOf } from '../fhir-parts.ts'
import type { LaidRecord } from '../laid-record.ts'

const profile = (name: string) => ({ profile: [`http://nhn.no/kj/fhir/StructureDefinition/${name}`], tag: [htest] })

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

const verifications = { suspected: 'unconfirmed', probable: 'presumed', confirmed: 'confirmed' } as const

function allergyRecord(patient: Json, allergy: Allergy): LaidRecord {
  const { id, substance, reaction, severity, verification, since } = allergy
  const content: Json = {
    resourceType: 'AllergyIntolerance',
    id,
    meta: profile('KjAllergyIntolerance'),
    contained: [practitionerRoleOf('recorder', allergy)],
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', 'active'),
    verificationStatus: coded(
      'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
      verifications[verification],
    ),
    category: [substance.system === 'ATC' ? 'medication' : 'environment'],
    criticality: severity === 'life-threatening' ? 'high' : 'low',
    code: { coding: [codingOf(substance)] },
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
    contained: [practitionerRoleOf('recorder', condition)],
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    verificationStatus: coded('http://terminology.hl7.org/CodeSystem/condition-ver-status', 'confirmed'),
    code: { coding: codes.map(codingOf), text },
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
    contained: [practitionerRoleOf('recorder', implant)],
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    code: {
      coding: [codingOf(device)],
      text: `${device.label} (${model})`,
    },
    subject,
    onsetDateTime: on,
    recorder: { reference: '#recorder' },
  }
  return { id, kind: 'TransplantsAndOtherForeignBodies', on, content }
}
