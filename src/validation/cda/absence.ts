import type { XmlElement } from '../../platform/xml/tree.ts'
import type { StatementKind } from './sections.ts'
import { all, at, attribute, first, nullFlavorOf, participant } from './select.ts'

/** The two things a summary may say instead of an entry; never the same thing (`exchange.md` 2.5). */
export type Absence = 'none-known' | 'no-information'

/** IPS absent and unknown data, used by eHDSI since wave 3. */
export const ABSENT_UNKNOWN = '2.16.840.1.113883.5.1150.1'
const SNOMED = '2.16.840.1.113883.6.96'

type AbsenceCode = { readonly means: Absence; readonly of: StatementKind }

/** MVC 42.47 to 42.51. */
export const absenceCodes: Readonly<Record<string, AbsenceCode>> = {
  'no-known-allergies': { means: 'none-known', of: 'allergy' },
  'no-known-medication-allergies': { means: 'none-known', of: 'allergy' },
  'no-known-environmental-allergies': { means: 'none-known', of: 'allergy' },
  'no-known-food-allergies': { means: 'none-known', of: 'allergy' },
  'no-allergy-info': { means: 'no-information', of: 'allergy' },
  'no-known-medications': { means: 'none-known', of: 'medication' },
  'no-medication-info': { means: 'no-information', of: 'medication' },
  'no-known-problems': { means: 'none-known', of: 'problem' },
  'no-problem-info': { means: 'no-information', of: 'problem' },
  'no-known-procedures': { means: 'none-known', of: 'procedure' },
  'no-procedure-info': { means: 'no-information', of: 'procedure' },
  'no-known-devices': { means: 'none-known', of: 'device' },
  'no-device-info': { means: 'no-information', of: 'device' },
}

/** SNOMED CT concepts that documents of waves 1 and 2, and IHE PCC before them, use for the same. */
const snomedAbsence: Readonly<Record<string, AbsenceCode>> = {
  716186003: { means: 'none-known', of: 'allergy' },
  160244002: { means: 'none-known', of: 'allergy' },
  409137002: { means: 'none-known', of: 'allergy' },
  429625007: { means: 'none-known', of: 'allergy' },
  428607008: { means: 'none-known', of: 'allergy' },
  160245001: { means: 'none-known', of: 'problem' },
  182849000: { means: 'none-known', of: 'medication' },
  182904002: { means: 'no-information', of: 'medication' },
}

/** The meaning of an absence code, or nothing when the coded element is not one this table knows. */
export function absenceOf(coded: XmlElement | undefined): AbsenceCode | undefined {
  const code = attribute(coded, 'code')
  if (code === undefined) return undefined
  if (attribute(coded, 'codeSystem') === SNOMED) return snomedAbsence[code]
  return absenceCodes[code]
}

/** Where a statement of each kind keeps what it is about: the element that carries an absence code, if any does. */
const subjects: Readonly<Record<StatementKind, (statement: XmlElement) => readonly (XmlElement | undefined)[]>> = {
  medication: (s) => [first(s, 'code'), at(s, 'consumable', 'manufacturedProduct', 'manufacturedMaterial', 'code')],
  allergy: (s) => [
    first(s, 'value'),
    first(s, 'code'),
    at(participant(s, 'CSM'), 'participantRole', 'playingEntity', 'code'),
  ],
  procedure: (s) => [first(s, 'code')],
  problem: (s) => [first(s, 'value'), first(s, 'code')],
  'past-problem': (s) => [first(s, 'value'), first(s, 'code')],
  device: (s) => [at(participant(s, 'DEV'), 'participantRole', 'playingDevice', 'code'), first(s, 'code')],
  immunisation: (s) => [at(s, 'consumable', 'manufacturedProduct', 'manufacturedMaterial', 'code'), first(s, 'code')],
  pregnancy: (s) => [first(s, 'value')],
  'social-history': (s) => [first(s, 'value')],
  'vital-sign': (s) => [first(s, 'value')],
  result: (s) => [first(s, 'value')],
  'functional-status': (s) => [first(s, 'value')],
}

/** The coded elements that say what a statement is about, the likeliest first. */
export function subjectsOf(kind: StatementKind, statement: XmlElement): readonly XmlElement[] {
  return subjects[kind](statement).filter((subject) => subject !== undefined)
}

/** The coded element that should say what a statement is about: the diagnosis, not that it is one. */
export function mainSubjectOf(kind: StatementKind, statement: XmlElement): XmlElement | undefined {
  return subjects[kind](statement)[0]
}

/** The absence a statement states by code, if it does. */
export function statedAbsence(kind: StatementKind, statement: XmlElement): AbsenceCode | undefined {
  for (const subject of subjectsOf(kind, statement)) {
    const absence = absenceOf(subject)
    if (absence) return absence
  }
  return undefined
}

/** Null flavours that speak of the whole section wherever they stand; others only when nothing stands beside them. */
const nothingToSay = new Set(['NI', 'NA', 'NASK'])

/**
 * Does the statement only say, by a null flavour, that there is nothing to say of its kind (waves 1 and 2)? It has no
 * code, no text and no material; «unknown» beside other entries is an unknown diagnosis, not an unknown section. One rule
 * for what is shown, converted and checked.
 *
 * What has a date happened, and an allergy told in words alone is an allergy: some senders code none of theirs.
 *
 * @param words the statement's own text, its reference into the narrative followed
 */
export function saysNothing(kind: StatementKind, statement: XmlElement, words: string | undefined): boolean {
  if (nullFlavorOf(statement)) return true
  const subject = mainSubjectOf(kind, statement)
  const flavor = nullFlavorOf(subject)
  if (flavor === undefined || flavor === 'OTH' || (!nothingToSay.has(flavor) && !standsAlone(statement))) return false
  if (first(subject, 'originalText', 'translation') || hasMaterial(kind, statement)) return false
  return !isDated(statement) && !(kind === 'allergy' && words?.trim() && !deniesWords.has(flavor))
}

/** Flavours by which the sender says in so many words that there is no information, or that nobody asked. */
const deniesWords = new Set(['NI', 'NASK'])

function isDated(statement: XmlElement): boolean {
  return all(statement, 'effectiveTime').some((time) =>
    [time, first(time, 'low'), first(time, 'high')].some((point) => attribute(point, 'value') !== undefined),
  )
}

/**
 * Does the statement name a medicine, an allergen, a diagnosis …? One that has a null flavour or an absence code as well
 * contradicts itself: what is named must be seen, and may not be covered by the words for nothing. Beside an absence
 * code only another code counts, since senders write the absence in words too («unknown»).
 */
export function namesSomething(kind: StatementKind, statement: XmlElement): boolean {
  const named = kind === 'allergy' ? participant(statement, 'CSM') : materialOf(statement)
  const main = kind === 'medication' ? undefined : mainSubjectOf(kind, statement)
  const inWords = statedAbsence(kind, statement) === undefined
  return [named, main].some((element) => element !== undefined && saysWhat(element, inWords))
}

function materialOf(statement: XmlElement): XmlElement | undefined {
  return at(statement, 'consumable', 'manufacturedProduct', 'manufacturedMaterial')
}

/** Elements that hold what a thing is, as against its form, strength or package. */
const naming = new Set(
  `participantRole playingEntity name code translation originalText ingredient ingredientSubstance
   asSpecializedKind generalizedMaterialKind part partProduct`.split(/\s+/),
)

function saysWhat(element: XmlElement, inWords: boolean): boolean {
  const code = attribute(element, 'code') ?? attribute(element, 'value')
  // Some write the null flavour as a code too.
  if (code !== undefined && code !== nullFlavorOf(element)) return absenceOf(element) === undefined
  return element.children.some((node) =>
    typeof node === 'string' ? inWords && node.trim() !== '' : naming.has(node.name) && saysWhat(node, inWords),
  )
}

function standsAlone(statement: XmlElement): boolean {
  let here: XmlElement | null = statement
  while (here && here.name !== 'section') here = here.parent
  let entries = 0
  for (const node of here?.children ?? [])
    if (typeof node !== 'string' && node.name === 'entry' && ++entries > 1) return false
  return entries === 1
}

function hasMaterial(kind: StatementKind, statement: XmlElement): boolean {
  if (kind !== 'medication' && kind !== 'immunisation' && kind !== 'allergy') return false
  const material = at(statement, 'consumable', 'manufacturedProduct', 'manufacturedMaterial')
  const agent = at(participant(statement, 'CSM'), 'participantRole', 'playingEntity')
  return [material, agent].some(
    (found) =>
      found && !nullFlavorOf(found) && (first(found, 'name', 'ingredient', 'asSpecializedKind') || coded(found)),
  )
}

function coded(entity: XmlElement): boolean {
  const code = first(entity, 'code')
  return code !== undefined && (attribute(code, 'code') !== undefined || first(code, 'originalText') !== undefined)
}
