import type { Coded } from '../../standards/cda/datatypes.ts'
import type { Medication, MedicationReason } from '../../standards/cda/patient-summary/medication.ts'
import type { Annotation, CodeableConcept, Extended } from '../../standards/fhir/datatypes.ts'
import type { Json } from '../../standards/fhir/json.ts'
import { uriOfOid } from '../../standards/terminology/code-systems.ts'
import { codedOf, codedValue, conceptOrAbsence, isAbsence } from './codes.ts'
import { concept } from './concept.ts'
import { time } from './date-time.ts'
import { element, elements } from './elements.ts'
import { identifier } from './identifier.ts'
import { annotation } from './words.ts'
import { dosageOf, posologyOf } from './dosage.ts'
import { effectiveOf, periodOfUse, periodOfUseFrom } from './effective.ts'
import { SOURCE_CODING } from '../../validation/profiles/carried-extensions.ts'
import { ANNOTATION_TYPE, extensionOf, NARRATIVE_LINK, nullFlavored, nullFlavorOf } from './extensions.ts'
import { asArray, fieldList, type Row, row } from './map.ts'
import { isCoded, medicationReference, productAt, productOf, saysSomething } from './medication.ts'
import { narrativeLinkRow } from './narrative-link.ts'
import { authorRow } from './people.ts'
import { completed, ownPart } from './stand-in.ts'

/** Medication item E.3.4 to MedicationStatement (eu-formats 2.4, medication summary). */

const SNOMED = '2.16.840.1.113883.6.96'
const ACT_STATUS = '2.16.840.1.113883.5.14'
const IHE_ACT_CODE = '1.3.6.1.4.1.19376.1.5.3.2'

/**
 * V3 ActStatus to MedicationStatement.status, the code that comes back first. `obsolete` and what else there is have
 * no equal: `unknown`. A period that has ended changes nothing: the sender has not said that it was completed.
 */
const statuses: readonly (readonly [string, string])[] = [
  ['active', 'active'],
  ['completed', 'completed'],
  ['aborted', 'stopped'],
  ['suspended', 'on-hold'],
  ['held', 'on-hold'],
  ['new', 'intended'],
  ['cancelled', 'not-taken'],
  ['nullified', 'entered-in-error'],
]

function statusOf(code: string | undefined): string {
  return statuses.find(([cda]) => cda === code)?.[1] ?? 'unknown'
}

function statusCodeOf(status: unknown): string | undefined {
  return statuses.find(([, fhir]) => fhir === status)?.[0]
}

/** Moods in which a medicine is asked for or proposed; `INT` is eHDSI's word for one in use (HL7 v3 ActMood). */
const wantedMoods: readonly string[] = ['RQO', 'PRP', 'PRMS', 'ARQ', 'APT']

/** FHIR's word for a status code; the sender's own beside it when the way back would give another. */
function statusTo(code: Coded | undefined, negated: boolean, wanted: boolean): Json {
  const said = statusOf(code?.code)
  // Somebody wants the patient to have it: that it is taken, or was, has not been said.
  const meant = wanted && ['active', 'completed', 'unknown'].includes(said)
  const status = negated ? 'not-taken' : meant ? 'intended' : said
  const own = code?.code
  if (own === undefined) return { status, ...(code?.nullFlavor ? { _status: nullFlavored(code.nullFlavor) } : {}) }
  if (!negated && statusCodeOf(status) === own) return { status }
  const source = concept.to({ code: own, codeSystem: ACT_STATUS })
  return { status, _status: { extension: [{ url: SOURCE_CODING, valueCodeableConcept: source ?? {} }] } }
}

function statusFrom(resource: Json): Pick<Medication, 'statusCode' | 'negation' | 'mood'> {
  const beside = element<Extended>(resource._status)
  const own = extensionOf(beside, SOURCE_CODING)?.valueCodeableConcept?.coding?.[0]?.code
  const { nullFlavor } = nullFlavorOf(beside)
  // Not taken, with a status that says otherwise, was a negation.
  if (resource.status === 'not-taken' && own !== undefined && own !== 'cancelled')
    return { statusCode: { code: own }, negation: 'true', mood: undefined }
  if (resource.status === 'intended' && own !== undefined && statusOf(own) !== 'intended')
    return { statusCode: { code: own }, negation: undefined, mood: wantedMoods[0] }
  if (own !== undefined && statusOf(own) === resource.status)
    return { statusCode: { code: own }, negation: undefined, mood: undefined }
  const code = statusCodeOf(resource.status)
  return {
    statusCode: nullFlavor ? { nullFlavor } : code === undefined ? undefined : { code },
    negation: undefined,
    mood: undefined,
  }
}

const absence = conceptOrAbsence('no-medication-info')

/**
 * Absences of the first waves, which wrote SNOMED CT in the code of the act. IPS 2.0 has a code that says the same as
 * the first; the second speaks of prescriptions only, and is left as it is.
 */
const earlyAbsences: ReadonlyMap<string, CodeableConcept | undefined> = new Map([
  ['182904002', absence.to({ code: 'no-medication-info' })],
  ['182849000', undefined],
])

function isMedicationAbsence(code: Coded | undefined): code is Coded {
  return isAbsence(code) || (code?.codeSystem === SNOMED && earlyAbsences.has(code.code ?? ''))
}

function absenceTo(code: Coded): CodeableConcept {
  const early = earlyAbsences.get(code.code ?? '')
  const made = (early ? concept.to(code) : absence.to(code)) ?? {}
  return early?.coding ? { ...made, coding: [...early.coding, ...(made.coding ?? [])] } : made
}

/** The act's code that a concept in place of a medication was made of, or undefined when it was not an absence. */
function absenceFrom(made: CodeableConcept): Coded | undefined {
  const codings = made.coding ?? []
  const early = codings.findIndex(({ code }) => earlyAbsences.has(code ?? ''))
  const coded = early < 0 ? absence.from(made) : ownPart({ ...made, coding: codings.slice(early) })
  return isMedicationAbsence(coded) ? coded : undefined
}

/** The type of a note tells which of CDA's texts a note was; a comment has none. */
const noteTypes = {
  fulfilmentInstructions: { coding: [{ system: uriOfOid(IHE_ACT_CODE), code: 'FINSTRUCT' }] },
  text: { text: 'text' },
} as const satisfies Readonly<Record<string, CodeableConcept>>

type Note = keyof typeof noteTypes
const typesOfNotes: readonly Note[] = ['fulfilmentInstructions', 'text']

function typed(note: Annotation | undefined, type: Note): readonly Annotation[] {
  if (!note) return []
  return [{ extension: [{ url: ANNOTATION_TYPE, valueCodeableConcept: noteTypes[type] }], ...note }]
}

/** Of these notes, those of one type; what has no type, or another one, is a comment. */
function ofType(notes: readonly Annotation[], type: Note | undefined): readonly Annotation[] {
  return notes.filter((note) => {
    const held = extensionOf(note, ANNOTATION_TYPE)?.valueCodeableConcept
    const found = typesOfNotes.find((name) => isSame(noteTypes[name], held))
    return found === type
  })
}

function isSame(one: CodeableConcept, other: CodeableConcept | undefined): boolean {
  return other !== undefined && one.text === other.text && one.coding?.[0]?.code === other.coding?.[0]?.code
}

function reasonTo({ value, text }: MedicationReason): readonly CodeableConcept[] {
  const coded = codedOf(value)
  const made = coded && concept.to(coded)
  const words = value && 'text' in value ? value.text.text : undefined
  if (!made && !words && !text?.text) return []
  const link = text?.reference ? [{ url: NARRATIVE_LINK, valueUrl: text.reference }] : []
  const extension = [...(made?.extension ?? []), ...link]
  return [completed({ ...made, ...(extension.length > 0 ? { extension } : {}) }, [], words ?? text?.text)]
}

/** The reason observation's code and status are those its template has for every reason (E.3.41). */
function reasonFrom(made: CodeableConcept): MedicationReason {
  const reference = extensionOf(made, NARRATIVE_LINK)?.valueUrl
  return {
    ids: [],
    code: { code: '64572001', codeSystem: SNOMED },
    text: reference === undefined ? undefined : { reference },
    statusCode: { code: 'completed' },
    time: undefined,
    value: codedValue(ownPart(made)),
  }
}

const authored = authorRow<Medication>('informationSource', 'dateAsserted', time)

export const medicationStatementRows: readonly Row<Medication>[] = [
  row<Medication>(
    'extension(iso21090-nullFlavor)',
    ['nullFlavor'],
    ({ nullFlavor }, resource) => {
      const { extension } = nullFlavored(nullFlavor)
      if (extension) resource.extension = [...asArray(resource.extension), ...extension]
    },
    (resource) => ({ nullFlavor: nullFlavorOf(resource).nullFlavor }),
  ),
  fieldList('ids', 'identifier', identifier),
  row<Medication>(
    'status',
    ['statusCode', 'negation', 'mood'],
    ({ statusCode, negation, mood }, resource) =>
      void Object.assign(resource, statusTo(statusCode, negation === 'true', wantedMoods.includes(mood ?? ''))),
    statusFrom,
  ),
  row<Medication>(
    'medication[x]',
    ['code', 'product'],
    ({ code, product, text }, resource, making) => {
      const said = product && saysSomething(product)
      // An absence beside a coded product is a contradiction: the product is told, the code carried.
      if (isMedicationAbsence(code) && !(product && isCoded(product))) {
        const own = { ...nullFlavored(product?.material?.nullFlavor), ...absenceTo(code) }
        resource.medicationCodeableConcept = completed(own, [], product?.material?.names[0]?.text)
      } else if (said) resource.medicationReference = medicationReference(product, making)
      else {
        const nullFlavor = product?.material?.code?.nullFlavor ?? product?.material?.nullFlavor
        resource.medicationCodeableConcept = completed(nullFlavored(nullFlavor), [], text?.text)
      }
    },
    (resource, unmaking) => {
      const held = element<CodeableConcept>(resource.medicationCodeableConcept)
      if (!held) return { product: productAt(resource.medicationReference, unmaking) }
      const code = absenceFrom(held)
      if (!code) return { product: productOf({ code: ownPart(held) }) }
      return { code, product: productOf({ nullFlavor: nullFlavorOf(held).nullFlavor ?? 'NA' }) }
    },
  ),
  row<Medication>(
    'effective[x], dosage',
    ['times', 'routeCode', 'siteCode', 'doseQuantity', 'rateQuantity', 'patientInstructions'],
    (medication, resource) => {
      const use = periodOfUse(medication.times)
      Object.assign(resource, effectiveOf(use))
      const dosage = dosageOf({ ...medication, times: medication.times.filter((term) => term !== use) })
      if (dosage) resource.dosage = [dosage]
    },
    (resource) => {
      const use = periodOfUseFrom(resource)
      const { times, ...posology } = posologyOf(elements<Json>(resource.dosage)[0] ?? {})
      return { ...posology, times: [...(use ? [use] : []), ...times] }
    },
  ),
  {
    ...authored,
    to(model, resource, making) {
      const { author } = model
      // A device is no source of information in R4 (informationSource): it is carried.
      const machine = author?.names.length === 0 && (author.deviceModel ?? author.deviceSoftware ?? author.deviceCode)
      if (!machine) authored.to(model, resource, making)
      else if (author?.time && time.to(author.time)) resource.dateAsserted = time.to(author.time)
    },
  },
  row<Medication>(
    'reasonCode',
    ['reasons'],
    ({ reasons }, resource) => {
      const made = reasons.flatMap(reasonTo)
      if (made.length > 0) resource.reasonCode = made
    },
    (resource) => ({ reasons: elements<CodeableConcept>(resource.reasonCode).map(reasonFrom) }),
  ),
  row<Medication>(
    'note',
    ['notes', 'fulfilmentInstructions', 'text'],
    ({ notes, fulfilmentInstructions, text }, resource) => {
      const made = [
        ...notes.flatMap((note) => annotation.to(note) ?? []),
        ...fulfilmentInstructions.flatMap((each) => typed(annotation.to(each), 'fulfilmentInstructions')),
        ...(text && text.reference === undefined ? typed(annotation.to(text), 'text') : []),
      ]
      if (made.length > 0) resource.note = made
    },
    (resource) => {
      const held = elements<Annotation>(resource.note)
      const of = (type: Note | undefined) => ofType(held, type).flatMap((note) => annotation.from(note) ?? [])
      const [text] = of('text')
      return { notes: of(undefined), fulfilmentInstructions: of('fulfilmentInstructions'), ...(text ? { text } : {}) }
    },
  ),
  narrativeLinkRow(),
]
