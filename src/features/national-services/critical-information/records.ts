import type { Json } from '../../../standards/fhir/json.ts'
import type { Allergy, Condition, Implant, Story } from '../../synthetic-population/index.ts'
import { codingOf, coded, htest, practitionerRoleOf, subjectOf } from '../fhir-parts.ts'
import type { LaidRecord } from '../laid-record.ts'

const canonical = 'http://nhn.no/kj/fhir/StructureDefinition'
const profile = (name: string) => ({ profile: [`${canonical}/${name}`], tag: [htest] })

/** A type of critical information: what a search asks for it by, its profile, and kjernejournal's number and name of it. */
type CriticalType = {
  readonly type: string
  readonly profile: string
  readonly category: Json
  /** The number of the type is the code too, and only words say what it is. */
  readonly codedByType?: true
}

const conditions: Readonly<Record<NonNullable<Condition['critical']>, CriticalType>> = {
  condition: {
    type: 'CriticalMedicalCondition',
    profile: 'KjConditionCriticalMedicalCondition',
    category: { code: '5', display: 'Kritisk medisinsk tilstand' },
  },
  infection: {
    type: 'Infection',
    profile: 'KjConditionInfection',
    category: { code: '10', display: 'Smitte' },
  },
  intubation: {
    type: 'IntubationProblem',
    profile: 'KjConditionComplicationsOfAnesthesia',
    category: { code: '3', display: 'Intubasjonsproblem' },
    codedByType: true,
  },
  anaesthesia: {
    type: 'OtherProblemWithAnesthesia',
    profile: 'KjConditionComplicationsOfAnesthesia',
    category: { code: '4', display: 'Annet problem ved anestesi' },
    codedByType: true,
  },
  transplant: {
    type: 'TransplantsAndOtherForeignBodies',
    profile: 'KjConditionTransplantsAndOtherForeignBodies',
    category: { code: '7', display: 'Implantat' },
  },
}

/** Profiles of kjernejournal, by type of resource. */
export const criticalProfiles = {
  AllergyIntolerance: [`${canonical}/KjAllergyIntolerance`],
  Condition: [...new Set(Object.values(conditions).map((each) => `${canonical}/${each.profile}`))],
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

const verificationSystem = 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification'

/** FHIR R4 has no code for what is probable: kjernejournal adds it to what is not confirmed. */
const verifications: Readonly<Record<Allergy['verification'], Json>> = {
  suspected: coded(verificationSystem, 'unconfirmed'),
  probable: {
    extension: [{ url: 'http://nhn.no/kj/fhir/StructureDefinition/KjPresumed', valueBoolean: true }],
    ...coded(verificationSystem, 'unconfirmed'),
  },
  confirmed: coded(verificationSystem, 'confirmed'),
}

function allergyRecord(patient: Json, allergy: Allergy): LaidRecord {
  const { id, substance, reaction, severity, verification, since } = allergy
  const content: Json = {
    resourceType: 'AllergyIntolerance',
    id,
    meta: profile('KjAllergyIntolerance'),
    contained: [practitionerRoleOf('recorder', allergy)],
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical', 'active'),
    verificationStatus: verifications[verification],
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
  const { codes, text } = condition
  const { category, codedByType } = conditions[critical]
  return recordOf(subject, critical, condition, { coding: codedByType ? [category] : codes.map(codingOf), text })
}

function implantRecord(subject: Json, { on, device, model, ...implant }: Implant): LaidRecord {
  const code = { coding: [codingOf(device)], text: `${device.label} (${model})` }
  return recordOf(subject, 'transplant', { ...implant, since: on }, code)
}

function recordOf(
  subject: Json,
  critical: NonNullable<Condition['critical']>,
  { id, since, ...given }: Pick<Condition, 'id' | 'since' | 'place' | 'by'>,
  code: Json,
): LaidRecord {
  const { type: kind, profile: named, category } = conditions[critical]
  const content: Json = {
    resourceType: 'Condition',
    id,
    meta: profile(named),
    contained: [practitionerRoleOf('recorder', given)],
    clinicalStatus: coded('http://terminology.hl7.org/CodeSystem/condition-clinical', 'active'),
    verificationStatus: coded('http://terminology.hl7.org/CodeSystem/condition-ver-status', 'confirmed'),
    category: [{ coding: [category] }],
    code,
    subject,
    onsetDateTime: since,
    recordedDate: since,
    recorder: { reference: '#recorder' },
  }
  return { id, kind, on: since, content }
}
