import type { Agent, AllergyObservation } from '../../standards/cda/patient-summary/allergy.ts'
import type { CodeableConcept } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import {
  allergyCategory,
  allergyClinical,
  allergyType,
  allergyVerification,
  bound,
  codedFor,
  codedOf,
  codedValue,
  codeFor,
  conceptOrAbsence,
  eventByAllergyType,
  isAbsence,
  isCertainty,
  isKnownAbsence,
} from './codes.ts'
import { concept } from './concept.ts'
import { dateTime, time, timestamp } from './date-time.ts'
import { element, elements } from './elements.ts'
import { identifier } from './identifier.ts'
import { annotation } from './words.ts'
import { SOURCE_CODING } from '../../validation/profiles/carried-extensions.ts'
import { ALLERGY_ABATEMENT, extensionOf } from './extensions.ts'
import { asArray, fieldList, type Row, row } from './map.ts'
import { narrativeLinkRow } from './narrative-link.ts'
import { authorRow } from './people.ts'
import { reactionsFrom, reactionsTo } from './reaction.ts'
import { completed, hasStandIn, repeating, told } from './stand-in.ts'

/** Allergy observation E.3.17 to AllergyIntolerance (eu-formats 2.4, allergies). */

const codeOrAbsence = conceptOrAbsence('no-allergy-info')
const clinical = bound(allergyClinical)
const verification = bound(allergyVerification)

function isDenied({ negation, agents, value }: AllergyObservation): boolean {
  return negation === 'true' && ![agents[0]?.code, codedOf(value)].some(isKnownAbsence)
}

/**
 * A status for an allergy whose sender gave none, or none that FHIR knows. ait-1 and the binding leave no way to say
 * nothing: what is denied or has ended is inactive, the rest active, as a reader of the list would take it; marked, and
 * in words where nothing was sent. Never from `statusCode`, which is `completed` for every allergy (eu-formats 6.2).
 */
function untoldStatus(allergy: AllergyObservation): CodeableConcept {
  const { clinicalStatus, certainty, time, agents, value } = allergy
  const denied = [certainty, clinicalStatus].some(
    (each) => codeFor(allergyVerification.codes, codedOf(each)) === 'refuted',
  )
  const over = isDenied(allergy) || denied || dateTime(time?.high?.value) !== undefined
  const own = codedOf(clinicalStatus)
  const made = repeating(allergyClinical.system, over ? 'inactive' : 'active', own && concept.to(own))
  const absent = [agents[0]?.code, codedOf(value)].some((each) => isAbsence(each) || isKnownAbsence(each))
  return over || own || absent ? made : completed(made, [], 'Status not sent')
}

/** AllergyIntolerance has one code; where there are several agents, the words name all of them. */
function wordsFor({ code, names }: Agent): readonly string[] {
  const words = code?.originalText?.text ?? code?.displayName ?? names.find(({ text }) => text)?.text ?? code?.code
  return words === undefined ? [] : [words]
}

export const allergyIntoleranceRows: readonly Row<AllergyObservation>[] = [
  fieldList('ids', 'identifier', identifier),
  row<AllergyObservation>(
    'clinicalStatus',
    ['clinicalStatus'],
    (model, resource) => {
      resource.clinicalStatus = (model.clinicalStatus && clinical.to(model.clinicalStatus)) ?? untoldStatus(model)
    },
    (resource) => ({ clinicalStatus: resource.clinicalStatus ? clinical.from(resource.clinicalStatus) : undefined }),
  ),
  row<AllergyObservation>(
    'verificationStatus',
    ['certainty', 'negation', 'clinicalStatus'],
    (model, resource) => {
      const { certainty, clinicalStatus } = model
      const made = (certainty && verification.to(certainty)) ?? (clinicalStatus && verification.to(clinicalStatus))
      if (isDenied(model)) resource.verificationStatus = repeating(allergyVerification.system, 'refuted')
      else if (made) resource.verificationStatus = made
    },
    ({ verificationStatus }) => {
      if (!verificationStatus) return {}
      if (hasStandIn(verificationStatus)) return { negation: 'true' }
      const source = verification.from(verificationStatus)
      // A status that tells how sure the sender is came back with the clinical status already.
      return isCertainty(codedOf(source)) ? {} : { certainty: source }
    },
  ),
  row<AllergyObservation>(
    'type, category',
    ['type'],
    ({ type }, resource) => {
      const code = codeFor(allergyType, type)
      const source = type && concept.to(type)
      const category = codeFor(allergyCategory, type)
      const beside = source ? [{ url: SOURCE_CODING, valueCodeableConcept: source }] : []
      if (code) Object.assign(resource, { type: code, ...(source ? { _type: { extension: beside } } : {}) })
      // A code that is bound must be there where its extension is.
      else if (source) resource.extension = [...asArray(resource.extension), ...beside]
      if (category) resource.category = [category]
    },
    (resource) => {
      const source = extensionOf(resource._type ?? resource, SOURCE_CODING)?.valueCodeableConcept
      return { type: source ? concept.from(source) : codedFor(eventByAllergyType, resource.type) }
    },
  ),
  row<AllergyObservation>(
    'criticality',
    ['criticality'],
    ({ criticality }, resource) => {
      const code = codedOf(criticality)?.code
      if (code && ['low', 'high', 'unable-to-assess'].includes(code)) resource.criticality = code
    },
    (resource) =>
      typeof resource.criticality === 'string'
        ? { criticality: codedValue({ code: resource.criticality, codeSystem: '2.16.840.1.113883.4.642.4.130' }) }
        : {},
  ),
  row<AllergyObservation>(
    'code',
    ['agents', 'value'],
    ({ agents, value, text }, resource) => {
      const agent = agents[0]
      const name = agent?.names.find(({ text }) => text)?.text
      const made = (agent?.code && codeOrAbsence.to(agent.code)) ?? undefined
      const condition = codedOf(value)
      // A value stands for the code only where there is no agent: an absence, or a sender that puts the agent there.
      const useful = made?.coding || made?.text ? made : undefined
      const code = useful ?? (name ? { ...made, text: name } : ((condition && codeOrAbsence.to(condition)) ?? made))
      const only = useful && name && !useful.text ? { ...useful, text: name } : told(code, text?.text)
      resource.code = agents.length > 1 ? { ...only, text: agents.flatMap(wordsFor).join(' + ') || only.text } : only
    },
    (resource) => {
      const coded = codeOrAbsence.from(element<CodeableConcept>(resource.code) ?? {})
      if (!coded || Object.keys(coded).length === 0) return {}
      const absent = coded.codeSystem === '2.16.840.1.113883.5.1150.1'
      return absent ? { value: codedValue(coded) } : { agents: [{ nullFlavor: undefined, code: coded, names: [] }] }
    },
  ),
  row<AllergyObservation>(
    'onsetDateTime, abatement extension',
    ['time'],
    ({ time: interval }, resource) => {
      const onset = dateTime(interval?.low?.value ?? interval?.value)
      const end = dateTime(interval?.high?.value)
      if (onset) resource.onsetDateTime = onset
      if (end) resource.extension = [...asArray(resource.extension), { url: ALLERGY_ABATEMENT, valueDateTime: end }]
    },
    (resource) => {
      const high = extensionOf(resource, ALLERGY_ABATEMENT)?.valueDateTime
      const low = resource.onsetDateTime
      if (typeof low !== 'string' && !high) return {}
      return {
        time: {
          ...(typeof low === 'string' ? { low: { value: timestamp(low) } } : {}),
          ...(high ? { high: { value: timestamp(high) } } : {}),
        },
      }
    },
  ),
  authorRow<AllergyObservation>('recorder', 'recordedDate', time),
  row<AllergyObservation>(
    'reaction',
    ['reactions', 'severity'],
    ({ reactions, severity }, resource, making) => {
      const made = reactionsTo(reactions, severity, making)
      if (made.length > 0) resource.reaction = made
    },
    ({ reaction }, unmaking) => reactionsFrom(elements<Json>(reaction), unmaking),
  ),
  fieldList('notes', 'note', annotation),
  narrativeLinkRow(),
]
