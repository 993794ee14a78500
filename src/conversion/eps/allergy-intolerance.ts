import type { AllergyObservation, Reaction } from '../../standards/cda/patient-summary/allergy.ts'
import type { CodeableConcept, Extended } from '../../standards/fhir/datatypes.ts'
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
  reactionSeverity,
} from './codes.ts'
import { annotation, concept, dateTime, identifier, plainText, time, timestamp } from './datatypes.ts'
import { ALLERGY_ABATEMENT, dataAbsent, extensionOf, SOURCE_CODING } from './extensions.ts'
import { asArray, field, fieldList, fill, type Row, readBack, row } from './map.ts'
import { narrativeLinkRow } from './narrative-link.ts'
import { authorRow } from './people.ts'

/** Allergy observation E.3.17 to AllergyIntolerance (eu-formats 2.4, allergies). */

const codeOrAbsence = conceptOrAbsence('no-allergy-info')
const clinical = bound(allergyClinical)
const verification = bound(allergyVerification)

const reactionRows: readonly Row<Reaction>[] = [
  row<Reaction>(
    'reaction.manifestation',
    ['manifestation'],
    ({ manifestation }, resource) => {
      const coded = codedOf(manifestation)
      resource.manifestation = [(coded && concept.to(coded)) ?? dataAbsent(coded?.nullFlavor)]
    },
    (resource) => ({
      manifestation: codedValue(concept.from((asArray(resource.manifestation)[0] ?? {}) as CodeableConcept)),
    }),
  ),
  row<Reaction>(
    'reaction.severity',
    ['severity'],
    ({ severity }, resource) => {
      const coded = codedOf(severity)
      const code = codeFor(reactionSeverity, coded)
      const source = coded && concept.to(coded)
      if (code) resource.severity = code
      if (source) resource._severity = { extension: [{ url: SOURCE_CODING, valueCodeableConcept: source }] }
    },
    (resource) => {
      const source = extensionOf(resource._severity as Extended | undefined, SOURCE_CODING)?.valueCodeableConcept
      const coded = source ? concept.from(source) : codedFor(reactionSeverity, resource.severity)
      return { severity: codedValue(coded) }
    },
  ),
  row<Reaction>(
    'reaction.onset',
    ['time'],
    ({ time }, resource) => {
      const onset = dateTime(time?.low?.value ?? time?.value)
      if (onset) resource.onset = onset
    },
    (resource) => (typeof resource.onset === 'string' ? { time: { low: { value: timestamp(resource.onset) } } } : {}),
  ),
  field('text', 'description', plainText),
]

export const allergyIntoleranceRows: readonly Row<AllergyObservation>[] = [
  fieldList('ids', 'identifier', identifier),
  row<AllergyObservation>(
    'clinicalStatus',
    ['clinicalStatus'],
    ({ clinicalStatus, negation }, resource) => {
      const made = clinicalStatus && clinical.to(clinicalStatus)
      // ait-1 wants a status; that the sender gave none is said, not guessed from statusCode.
      if (made) resource.clinicalStatus = made
      else if (negation !== 'true') resource.clinicalStatus = dataAbsent(undefined)
    },
    (resource) => ({ clinicalStatus: resource.clinicalStatus ? clinical.from(resource.clinicalStatus) : undefined }),
  ),
  row<AllergyObservation>(
    'verificationStatus',
    ['certainty', 'negation'],
    ({ certainty, negation }, resource) => {
      const made = certainty && verification.to(certainty)
      if (negation === 'true')
        resource.verificationStatus = { coding: [{ system: allergyVerification.system, code: 'refuted' }] }
      else if (made) resource.verificationStatus = made
    },
    (resource) => ({
      certainty: resource.verificationStatus ? verification.from(resource.verificationStatus) : undefined,
    }),
  ),
  row<AllergyObservation>(
    'type, category',
    ['type'],
    ({ type }, resource) => {
      const code = codeFor(allergyType, type)
      const source = type && concept.to(type)
      const category = codeFor(allergyCategory, type)
      if (code) resource.type = code
      if (source) resource._type = { extension: [{ url: SOURCE_CODING, valueCodeableConcept: source }] }
      if (category) resource.category = [category]
    },
    (resource) => {
      const source = extensionOf(resource._type as Extended | undefined, SOURCE_CODING)?.valueCodeableConcept
      return { type: source ? concept.from(source) : codedFor(allergyType, resource.type) }
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
    ({ agents, value }, resource) => {
      const agent = agents[0]
      const name = agent?.names.find(({ text }) => text)?.text
      const made = (agent?.code && codeOrAbsence.to(agent.code)) ?? undefined
      const condition = codedOf(value)
      // A value stands for the code only where there is no agent: an absence, or a sender that puts the agent there.
      const useful = made?.coding || made?.text ? made : undefined
      const code = useful ?? (name ? { ...made, text: name } : ((condition && codeOrAbsence.to(condition)) ?? made))
      resource.code = useful && name && !useful.text ? { ...useful, text: name } : (code ?? dataAbsent(undefined))
    },
    (resource) => {
      const coded = codeOrAbsence.from(resource.code as CodeableConcept)
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
      const high = extensionOf(resource as Extended, ALLERGY_ABATEMENT)?.valueDateTime
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
    ['reactions'],
    ({ reactions }, resource, making) => {
      if (reactions.length > 0) resource.reaction = reactions.map((each) => fill(reactionRows, each, {}, making))
    },
    (resource, unmaking) => ({
      reactions: asArray(resource.reaction).map((each) => readBack<Reaction>(reactionRows, each as Json, unmaking)),
    }),
  ),
  fieldList('notes', 'note', annotation),
  narrativeLinkRow(),
]
