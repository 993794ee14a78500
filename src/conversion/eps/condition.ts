import type { Value } from '../../standards/cda/datatypes.ts'
import type { ProblemObservation } from '../../standards/cda/patient-summary/problem.ts'
import type { CodeableConcept } from '../../standards/fhir/datatypes.ts'
import {
  bound,
  codedFor,
  codedOf,
  codedValue,
  codeFor,
  conceptOrAbsence,
  conditionClinical,
  conditionVerification,
  isCertainty,
  isKnownAbsence,
  statusByClinical,
} from './codes.ts'
import { concept } from './concept.ts'
import { dateTime, time, timestamp } from './date-time.ts'
import { element, elements } from './elements.ts'
import { identifier } from './identifier.ts'
import { annotation } from './words.ts'
import { SOURCE_CODING } from '../../validation/profiles/carried-extensions.ts'
import { extensionOf } from './extensions.ts'
import { asArray, fieldList, type Row, row } from './map.ts'
import { narrativeLinkRow } from './narrative-link.ts'
import { authorRow, partyAt, partyReference } from './people.ts'
import { hasStandIn, repeating, told } from './stand-in.ts'

/** Problem observation E.3.7 to Condition (eu-formats 2.4, problems and past illness). */

const codeOrAbsence = conceptOrAbsence('no-problem-info')
const clinical = bound(conditionClinical)
const verification = bound(conditionVerification)

/** con-4: FHIR lets only what is one of these have an end. */
const overStatuses: readonly unknown[] = ['inactive', 'resolved', 'remission']

/** The sender's status; FHIR's own words, where there are no others, in the code system CDA has for them. */
function statusFrom(status: CodeableConcept): Value | undefined {
  const [only, ...others] = status.coding ?? []
  const alone = others.length === 0 && only?.system === conditionClinical.system && !hasStandIn(status)
  return (alone ? codedValue(codedFor(statusByClinical, only.code)) : undefined) ?? clinical.from(status)
}

/** A status the FHIR table has no word for (some eHDSIStatusCode say certainty) is told as verification. */
export const conditionRows: readonly Row<ProblemObservation>[] = [
  fieldList('ids', 'identifier', identifier),
  row<ProblemObservation>(
    'clinicalStatus',
    ['clinicalStatus'],
    ({ clinicalStatus, healthStatus, time: interval }, resource) => {
      const { system, codes } = conditionClinical
      const made = clinicalStatus && clinical.to(clinicalStatus)
      const outcome = codeFor(codes, codedOf(healthStatus))
      // The end date is the sender's own word for a problem that is over.
      const other = outcome ?? (dateTime(interval?.high?.value) ? 'inactive' : undefined)
      if (made) resource.clinicalStatus = made
      else if (other) resource.clinicalStatus = repeating(system, other)
    },
    ({ clinicalStatus }) => ({ clinicalStatus: clinicalStatus ? statusFrom(clinicalStatus) : undefined }),
  ),
  row<ProblemObservation>(
    'verificationStatus',
    ['certainty', 'negation', 'clinicalStatus'],
    ({ certainty, clinicalStatus, negation, value }, resource) => {
      const made = (certainty && verification.to(certainty)) ?? (clinicalStatus && verification.to(clinicalStatus))
      const denied = negation === 'true' && !isKnownAbsence(codedOf(value))
      if (denied) resource.verificationStatus = repeating(conditionVerification.system, 'refuted')
      else if (made) resource.verificationStatus = made
    },
    ({ verificationStatus }) => {
      if (!verificationStatus) return {}
      if (hasStandIn(verificationStatus)) return { negation: 'true' }
      const source = verification.from(verificationStatus)
      return isCertainty(codedOf(source)) ? { clinicalStatus: source } : { certainty: source }
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
      const source = elements<CodeableConcept>(resource.category)[1]
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
    ({ value, text: beside }, resource) => {
      const coded = codedOf(value)
      const text = value && 'text' in value ? value.text.text : undefined
      resource.code = told((coded && codeOrAbsence.to(coded)) ?? (text ? { text } : undefined), beside?.text)
    },
    (resource) => {
      const coded = codeOrAbsence.from(element<CodeableConcept>(resource.code) ?? {})
      return { value: coded && Object.keys(coded).length > 0 ? codedValue(coded) : undefined }
    },
  ),
  row<ProblemObservation>(
    'onsetDateTime, abatementDateTime',
    ['time'],
    ({ time: interval }, resource) => {
      const onset = dateTime(interval?.low?.value ?? interval?.value)
      const abatement = dateTime(interval?.high?.value)
      const status = element<CodeableConcept>(resource.clinicalStatus)?.coding?.[0]?.code
      if (onset) resource.onsetDateTime = onset
      // An end beside a status that denies it is carried.
      if (abatement && overStatuses.includes(status)) resource.abatementDateTime = abatement
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
      const source = extensionOf(resource, SOURCE_CODING)?.valueCodeableConcept
      return { healthStatus: source && codedValue(concept.from(source)) }
    },
  ),
  fieldList('notes', 'note', annotation),
  narrativeLinkRow(),
]
