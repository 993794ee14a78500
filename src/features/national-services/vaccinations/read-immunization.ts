import { Problem } from '../../../kernel/problem.ts'
import { decimalText, type Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import { nationalNumberSystem } from '../../../standards/norway/identifier-systems.ts'
import { isDateTime, isToCome, norwegianTime } from '../fhir-time.ts'
import type { KnownPerson } from '../national-service.ts'
import { numberIn, type ResourceForm, requireResource, wrongIn } from '../written-resource.ts'
import { atcSystem, vaccines } from './vaccines.ts'

/** @see https://hl7.org/fhir/R4/immunization.html */
const form: ResourceForm = {
  type: 'Immunization',
  lists: ['identifier', 'performer', 'note', 'reasonCode', 'programEligibility', 'reaction', 'protocolApplied'],
  objects: ['statusReason', 'vaccineCode', 'patient', 'reportOrigin', 'manufacturer', 'site', 'route', 'doseQuantity'],
  others: ['occurrenceDateTime', 'recorded', 'primarySource', 'lotNumber', 'expirationDate', 'isSubpotent'],
  statuses: ['completed', 'not-done', 'entered-in-error'],
}

const wrong = wrongIn('Immunization')

/** Why somebody was not vaccinated: immune, a medical reason, out of stock, unwilling (HL7 v3 ActReason). */
const reasons: ReadonlySet<unknown> = new Set(['IMMUNE', 'MEDPREC', 'OSTOCK', 'PATOBJ'])
const actReason = 'http://terminology.hl7.org/CodeSystem/v3-ActReason'

/** Whom an Immunization is about: by number, and by nothing else. */
export function patientIn({ patient }: Json): string | undefined {
  return numberIn(patient)
}

/**
 * Reads a vaccination, or that there was none, as it was sent: a vaccine that is known, given in the person's lifetime.
 *
 * @param numbers what the call may call the person
 * @returns what is kept of it, with the person's number of today
 * @throws Problem `invalid`, naming the element and never its value: those of `requireResource`, `patient-missing`,
 * `vaccine-unknown`, `reason-missing`, `reason-unasked`, `occurrence`, `occurrence-in-future`, `occurrence-before-birth`,
 * `occurrence-after-death`, `dose-number`; `forbidden`: `person-differs`
 */
export function readImmunization(resource: Json, numbers: readonly string[], person: KnownPerson, now: Date): Json {
  requireResource(resource, form, now)
  const number = patientIn(resource)
  if (number === undefined) throw wrong('patient-missing', 'The patient is not named by number', 'patient.identifier')
  if (!numbers.includes(number)) {
    throw new Problem('forbidden', 'person-differs', 'The vaccination is of somebody else than the call', {
      at: 'Immunization.patient',
    })
  }
  requireVaccine(resource)
  requireReason(resource)
  requireOccurrence(resource, person, now)
  requireDose(resource)
  const { id: _, patient, meta, ...said } = resource
  const { versionId: __, lastUpdated: ___, ...kept } = isObject(meta) ? meta : {}
  const identifier = { system: nationalNumberSystem(person.number), value: person.number }
  return { ...said, meta: kept, patient: { ...(patient as Json), identifier } }
}

/** The ATC code of a vaccination; undefined where it has none that is known. */
export function vaccineIn({ vaccineCode }: Json): string | undefined {
  const codings = isObject(vaccineCode) && Array.isArray(vaccineCode.coding) ? vaccineCode.coding.filter(isObject) : []
  const [first, ...others] = codings
    .filter(({ system }) => system === atcSystem)
    .map(({ code }) => (typeof code === 'string' ? code : ''))
  return first !== undefined && others.length === 0 && vaccines.has(first) ? first : undefined
}

function requireVaccine(resource: Json): void {
  if (vaccineIn(resource) !== undefined) return
  throw wrong('vaccine-unknown', 'The vaccine has no ATC code that is known, or two', 'vaccineCode')
}

function requireReason({ status, statusReason }: Json): void {
  const codings =
    isObject(statusReason) && Array.isArray(statusReason.coding) ? statusReason.coding.filter(isObject) : []
  const known = codings.some(({ system, code }) => system === actReason && reasons.has(code))
  if (status === 'not-done' && !known) {
    throw wrong('reason-missing', 'It is not said why nothing was given, or in no known code', 'statusReason')
  }
  if (status === 'completed' && statusReason !== undefined) {
    throw wrong('reason-unasked', 'There is a reason for not giving what was given', 'statusReason')
  }
}

function requireOccurrence({ occurrenceDateTime, recorded }: Json, { born, died }: KnownPerson, now: Date): void {
  const at = 'occurrenceDateTime'
  if (!isDateTime(occurrenceDateTime)) throw wrong('occurrence', 'It is not said when, or not by the calendar', at)
  for (const text of [occurrenceDateTime, ...(recorded === undefined ? [] : [recorded])]) {
    if (!isDateTime(text)) throw wrong('occurrence', 'A time is no time of the calendar', 'recorded')
    if (isToCome(text, now)) throw wrong('occurrence-in-future', 'The time is still to come', at)
  }
  const day = norwegianTime(occurrenceDateTime).slice(0, 10)
  if (day < born.slice(0, day.length)) throw wrong('occurrence-before-birth', 'The time is before birth', at)
  if (died !== undefined && day > died) throw wrong('occurrence-after-death', 'The time is after death', at)
}

/** FHIR's positiveInt, and no series is longer than this. */
const mostDoses = 20

function requireDose({ protocolApplied = [] }: Json): void {
  for (const [position, each] of (protocolApplied as readonly Json[]).entries()) {
    const at = `protocolApplied[${position}].doseNumber[x]`
    const number = decimalText(each.doseNumberPositiveInt)
    const holds =
      number === undefined
        ? typeof each.doseNumberString === 'string' && each.doseNumberString !== ''
        : /^[1-9]\d?$/.test(number) && Number(number) <= mostDoses
    if (!holds) throw wrong('dose-number', 'It is not said which dose it was', at)
  }
}
