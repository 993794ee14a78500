import type { ProblemObservation } from '../../standards/cda/patient-summary/problem.ts'
import type { CodeableConcept, Extended } from '../../standards/fhir/datatypes.ts'
import {
  bound,
  codedOf,
  codedValue,
  codeFor,
  conceptOrAbsence,
  conditionClinical,
  conditionVerification,
} from './codes.ts'
import { annotation, concept, dateTime, identifier, time, timestamp } from './datatypes.ts'
import { dataAbsent, extensionOf, SOURCE_CODING } from './extensions.ts'
import { asArray, fieldList, type Row, row } from './map.ts'
import { narrativeLinkRow } from './narrative-link.ts'
import { authorRow, partyAt, partyReference } from './people.ts'

/** Problem observation E.3.7 to Condition (eu-formats 2.4, problems and past illness). */

const codeOrAbsence = conceptOrAbsence('no-problem-info')
const clinical = bound(conditionClinical)
const verification = bound(conditionVerification)

/** A status drawn from a date or a negation is FHIR's code alone; the sender's has a display or a coding beside it. */
function saidBySender({ coding = [] }: CodeableConcept): boolean {
  return coding.length > 1 || coding[0]?.display !== undefined
}

/** A status the FHIR table has no word for (some eHDSIStatusCode say certainty) is told as verification. */
export const conditionRows: readonly Row<ProblemObservation>[] = [
  fieldList('ids', 'identifier', identifier),
  row<ProblemObservation>(
    'clinicalStatus',
    ['clinicalStatus'],
    ({ clinicalStatus, healthStatus, time: interval }, resource) => {
      const made = (clinicalStatus && clinical.to(clinicalStatus)) ?? (healthStatus && clinical.to(healthStatus))
      const ended = dateTime(interval?.high?.value)
      if (made) resource.clinicalStatus = made
      // con-4: what has abated is not active. The end date is the sender's own word for it.
      else if (ended) resource.clinicalStatus = { coding: [{ system: conditionClinical.system, code: 'inactive' }] }
    },
    (resource) => {
      const value = resource.clinicalStatus as CodeableConcept | undefined
      // Without the sender's own coding beside it, the status was drawn from a date or another observation.
      return { clinicalStatus: value && saidBySender(value) ? clinical.from(value) : undefined }
    },
  ),
  row<ProblemObservation>(
    'verificationStatus',
    ['certainty', 'negation', 'clinicalStatus'],
    ({ certainty, clinicalStatus, negation }, resource) => {
      const made = (certainty && verification.to(certainty)) ?? (clinicalStatus && verification.to(clinicalStatus))
      if (negation === 'true')
        resource.verificationStatus = { coding: [{ system: conditionVerification.system, code: 'refuted' }] }
      else if (made) resource.verificationStatus = made
    },
    (resource) => {
      const value = resource.verificationStatus as CodeableConcept | undefined
      const source = value && saidBySender(value) ? verification.from(value) : undefined
      const status = codeFor(conditionVerification.codes, codedOf(source))
      return status && ['415684004', '410516002'].includes(codedOf(source)?.code ?? '')
        ? { clinicalStatus: source }
        : { certainty: source }
    },
  ),
  row<ProblemObservation>(
    'category',
    ['type'],
    ({ type }, resource) => {
      const source = type && concept.to(type)
      resource.category = [
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-category', code: 'problem-list-item' }] },
        ...(source ? [source] : []),
      ]
    },
    (resource) => {
      const source = asArray(resource.category)[1] as CodeableConcept | undefined
      return { type: source && concept.from(source) }
    },
  ),
  row<ProblemObservation>(
    'severity',
    ['severity'],
    ({ severity }, resource) => {
      const coded = codedOf(severity)
      const made = coded && concept.to(coded)
      if (made) resource.severity = made
    },
    (resource) => ({ severity: resource.severity ? codedValue(concept.from(resource.severity)) : undefined }),
  ),
  row<ProblemObservation>(
    'code',
    ['value'],
    ({ value }, resource) => {
      const coded = codedOf(value)
      const text = value && 'text' in value ? value.text.text : undefined
      resource.code = (coded && codeOrAbsence.to(coded)) ?? (text ? { text } : dataAbsent(coded?.nullFlavor))
    },
    (resource) => {
      const coded = codeOrAbsence.from(resource.code as CodeableConcept)
      return { value: coded && Object.keys(coded).length > 0 ? codedValue(coded) : undefined }
    },
  ),
  row<ProblemObservation>(
    'onsetDateTime, abatementDateTime',
    ['time'],
    ({ time: interval }, resource) => {
      const onset = dateTime(interval?.low?.value ?? interval?.value)
      const abatement = dateTime(interval?.high?.value)
      if (onset) resource.onsetDateTime = onset
      if (abatement) resource.abatementDateTime = abatement
    },
    ({ onsetDateTime, abatementDateTime }) => {
      if (typeof onsetDateTime !== 'string' && typeof abatementDateTime !== 'string') return {}
      return {
        time: {
          ...(typeof onsetDateTime === 'string' ? { low: { value: timestamp(onsetDateTime) } } : {}),
          ...(typeof abatementDateTime === 'string' ? { high: { value: timestamp(abatementDateTime) } } : {}),
        },
      }
    },
  ),
  authorRow<ProblemObservation>('recorder', 'recordedDate', time),
  row<ProblemObservation>(
    'asserter',
    ['assertedBy'],
    ({ assertedBy }, resource, making) => {
      const asserter = partyReference(assertedBy?.entity, making)
      if (asserter) resource.asserter = asserter
    },
    (resource, unmaking) => {
      const entity = partyAt(resource.asserter, unmaking)
      return { assertedBy: entity && { functionCode: undefined, time: undefined, entity } }
    },
  ),
  row<ProblemObservation>(
    'extension(health status)',
    ['healthStatus'],
    ({ healthStatus }, resource) => {
      const coded = codedOf(healthStatus)
      const made = coded && concept.to(coded)
      if (made)
        resource.extension = [...asArray(resource.extension), { url: SOURCE_CODING, valueCodeableConcept: made }]
    },
    (resource) => {
      const source = extensionOf(resource as Extended, SOURCE_CODING)?.valueCodeableConcept
      return { healthStatus: source && codedValue(concept.from(source)) }
    },
  ),
  fieldList('notes', 'note', annotation),
  narrativeLinkRow(),
]
