import type { Coded, Value } from '../../standards/cda/datatypes.ts'
import type { CodeableConcept } from '../../standards/fhir/datatypes.ts'
import { concept } from './concept.ts'
import { words } from './words.ts'
import type { Both } from './map.ts'
import { hasStandIn, ownConcept, ownPart, repeating } from './stand-in.ts'

/**
 * Codes that FHIR wants in its own words, beside the ones the sender wrote. The sender's coding always stands second,
 * so no nuance is lost in the translation (eHDSIStatusCode has eight, FHIR three).
 */

const SNOMED = '2.16.840.1.113883.6.96'
export const ABSENT_OR_UNKNOWN = '2.16.840.1.113883.5.1150.1'

/** FHIR's code by the sender's, for one required binding. */
export type CodeTable = { readonly system: string; readonly codes: Readonly<Record<string, string>> }

const statusCodes = {
  '55561003': 'active',
  '90734009': 'active',
  '7087005': 'active',
  '73425007': 'inactive',
  '413322009': 'resolved',
  active: 'active',
  inactive: 'inactive',
  resolved: 'resolved',
} as const

export const allergyClinical: CodeTable = {
  system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  // A remission or a relapse is more than R4 has a word for; the sender's own coding beside it says so.
  codes: { ...statusCodes, '255227004': 'active', '277022003': 'inactive', '765205004': 'inactive' },
}

/** Statuses of eHDSIStatusCode that tell how sure the sender is: suspected, and known to be absent. */
function certaintyStatuses(suspected: string): Readonly<Record<string, string>> {
  return { '415684004': suspected, '410516002': 'refuted' }
}

/** Does this status tell how sure the sender is, and not whether the condition is there? */
export function isCertainty(coded: Coded | undefined): boolean {
  return coded?.code !== undefined && coded.code in certaintyStatuses('')
}

export const allergyVerification: CodeTable = {
  system: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  // R4 has no `presumed`; the sender's own coding beside it says so.
  codes: {
    confirmed: 'confirmed',
    unconfirmed: 'unconfirmed',
    presumed: 'unconfirmed',
    refuted: 'refuted',
    ...certaintyStatuses('unconfirmed'),
  },
}

export const conditionClinical: CodeTable = {
  system: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  codes: { ...statusCodes, '255227004': 'recurrence', '277022003': 'remission', '765205004': 'remission' },
}

export const conditionVerification: CodeTable = {
  system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status',
  codes: {
    confirmed: 'confirmed',
    unconfirmed: 'unconfirmed',
    provisional: 'provisional',
    differential: 'differential',
    refuted: 'refuted',
    ...certaintyStatuses('provisional'),
  },
}

/** Severity of a reaction: six degrees to FHIR's three; the degree itself stands in an extension. */
export const reactionSeverity: Readonly<Record<string, string>> = {
  '255604002': 'mild',
  '371923003': 'mild',
  '6736007': 'moderate',
  '371924009': 'moderate',
  '24484000': 'severe',
  '442452003': 'severe',
}

/** Allergy or intolerance, by adverse event type (eHDSIAdverseEventType); a propensity in general is neither. */
export const allergyType: Readonly<Record<string, string>> = {
  '609328004': 'allergy',
  '414285001': 'allergy',
  '419199007': 'allergy',
  '416098002': 'allergy',
  '782197009': 'intolerance',
  '235719002': 'intolerance',
  '59037007': 'intolerance',
}

/** The kind of agent that the adverse event type already tells. */
export const allergyCategory: Readonly<Record<string, string>> = {
  '414285001': 'food',
  '235719002': 'food',
  '416098002': 'medication',
  '59037007': 'medication',
}

/**
 * Absent and unknown, by the CDA code (eHDSIAbsentOrUnknown…) and the SNOMED CT one of IPS 2.0. `1287211007` says
 * that there is no information, and is never the same as a known absence.
 */
const absences = [
  ['no-known-allergies', '716186003', 'No known allergy'],
  ['no-known-medication-allergies', '409137002', 'No known drug allergy'],
  ['no-known-food-allergies', '429625007', 'No known food allergy'],
  ['no-known-environmental-allergies', '428607008', 'No known environmental allergy'],
  ['no-known-medications', '787481004', 'No known medications'],
  ['no-known-problems', '160245001', 'No current problems or disability'],
  ['no-known-procedures', '787480003', 'No known procedures'],
  ['no-known-devices', '787483001', 'No known device use'],
  ['no-known-immunizations', '787482006', 'No known immunization'],
  ['no-allergy-info', '1287211007', 'No information available'],
  ['no-medication-info', '1287211007', 'No information available'],
  ['no-problem-info', '1287211007', 'No information available'],
  ['no-procedure-info', '1287211007', 'No information available'],
  ['no-device-info', '1287211007', 'No information available'],
  ['no-immunization-info', '1287211007', 'No information available'],
] as const

const snomedByAbsence = new Map<string, readonly [string, string]>(
  absences.map(([cda, code, text]) => [cda, [code, text]]),
)
const NO_INFORMATION = '1287211007'
const absenceBySnomed = new Map<string, string>(
  absences.filter(([, code]) => code !== NO_INFORMATION).map(([cda, code]) => [code, cda]),
)

/** Is this code one of CDA's absent-or-unknown codes, by system or by the well-known words? */
export function isAbsence(coded: Coded | undefined): boolean {
  return coded?.codeSystem === ABSENT_OR_UNKNOWN || snomedByAbsence.has(coded?.code ?? '')
}

const SCT = 'http://snomed.info/sct'

/** SNOMED CT of waves 1 and 2 by the concept of IPS 2.0 that says the same. */
const earlyAbsences: ReadonlyMap<string, string> = new Map([['160244002', '716186003']])

/**
 * Does this code say that it is known that there is none, in CDA's words or in SNOMED CT? Some senders deny such a
 * statement besides, and mean the same: that nothing is known, not that something is.
 */
export function isKnownAbsence(coded: Coded | undefined): boolean {
  const code = coded?.code ?? ''
  if (coded?.codeSystem === SNOMED) return absenceBySnomed.has(code) || earlyAbsences.has(code)
  return isAbsence(coded) && snomedByAbsence.get(code)?.[0] !== NO_INFORMATION
}

/**
 * A code that may be an absence: EPS wants it in SNOMED CT, CDA in its own code system; anything else is converted as
 * it is. `info` is the CDA code for «no information» in this section.
 */
export function conceptOrAbsence(info: string): Both<Coded, CodeableConcept> {
  return {
    to(coded) {
      const absent = snomedByAbsence.get(coded.code ?? '')
      const made = concept.to(coded)
      const early = coded.codeSystem === SNOMED ? earlyAbsences.get(coded.code ?? '') : undefined
      if (early) return repeating(SCT, early, made)
      if (!absent) return made
      const [code, display] = absent
      return { coding: [{ system: SCT, code, display }], ...textOf(made) }
    },
    from(given) {
      const value = ownConcept(given)
      const first = value.coding?.[0]
      const code =
        first?.system !== SCT ? undefined : first.code === '1287211007' ? info : absenceBySnomed.get(first.code ?? '')
      if (!code) return concept.from(value)
      const originalText = words.from(value)
      return { code, codeSystem: ABSENT_OR_UNKNOWN, ...(originalText ? { originalText } : {}) }
    },
  }
}

/** The words of a concept without its codings. */
function textOf({ text, _text }: CodeableConcept = {}): CodeableConcept {
  return { ...(text === undefined ? {} : { text }), ...(_text ? { _text } : {}) }
}

/** The coded part of an observation's value. */
export function codedOf(value: Value | undefined): Coded | undefined {
  return value && 'coded' in value ? value.coded : undefined
}

export function codedValue(coded: Coded | undefined): Value | undefined {
  return coded && { type: 'CD', coded }
}

/** A required binding: FHIR's coding first, then the sender's own with its translations. */
export function bound(table: CodeTable): Both<Value, CodeableConcept> {
  return {
    to(value) {
      const coded = codedOf(value)
      const code = codeFor(table.codes, coded)
      const source = coded && concept.to(coded)
      if (!code) return undefined
      const codings = source?.coding ?? []
      const own =
        codings[0]?.system === table.system && codings[0].code === code ? [] : [{ system: table.system, code }]
      return { coding: [...own, ...codings], ...(source?.text ? { text: source.text } : {}) }
    },
    from(value) {
      if (hasStandIn(value)) return codedValue(ownPart(value))
      const [own, ...source] = value.coding ?? []
      // A first coding with a display is the sender's own word in FHIR's own system.
      const codings = own?.display === undefined && source.length > 0 ? source : (value.coding ?? [])
      return codedValue(codings.length > 0 ? concept.from({ ...value, coding: codings }) : undefined)
    },
  }
}

/** FHIR's code for a sender's code, or undefined when the table has none. */
export function codeFor(table: Readonly<Record<string, string>>, coded: Coded | undefined): string | undefined {
  const code = coded?.code ?? ''
  return Object.hasOwn(table, code) ? table[code] : undefined
}

/** The first of a sender's codes that has this FHIR code, or undefined when the table has none. */
export function codeBehind(table: Readonly<Record<string, string>>, fhir: unknown): string | undefined {
  return Object.keys(table).find((code) => table[code] === fhir)
}

/**
 * The SNOMED CT code of eHDSI for FHIR's, for a document made elsewhere. Of the codes that become one of FHIR's the
 * plainest is meant, and a table says which: the codes are numbers, which an object lists by size.
 */
export function codedFor(table: Readonly<Record<string, string>>, code: unknown): Coded | undefined {
  const found = typeof code === 'string' && Object.hasOwn(table, code) ? table[code] : undefined
  return found === undefined ? undefined : { code: found, codeSystem: SNOMED }
}

export const statusByClinical: Readonly<Record<string, string>> = {
  active: '55561003',
  inactive: '73425007',
  resolved: '413322009',
  recurrence: '255227004',
  relapse: '255227004',
  remission: '277022003',
}

export const eventByAllergyType: Readonly<Record<string, string>> = {
  allergy: '609328004',
  intolerance: '782197009',
}

export const degreeByReactionSeverity: Readonly<Record<string, string>> = {
  mild: '255604002',
  moderate: '6736007',
  severe: '24484000',
}
