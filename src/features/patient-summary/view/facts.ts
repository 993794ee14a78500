import { pathOf, type XmlElement } from '../../../platform/xml/tree.ts'
import type { Coded, Identifier, Text, Time, Value } from '../../../standards/cda/datatypes.ts'
import type { Author, PatientRole } from '../../../standards/cda/patient-summary/people.ts'
import { absenceCodes, saysNothing, statedAbsence } from '../../../validation/cda/absence.ts'
import type { StatementKind } from '../../../validation/cda/sections.ts'
import { type AbsenceState, stateOfFlavor } from './absence.ts'
import { rowOf } from './lookup.ts'
import { nameInWords } from './people-words.ts'
import { statedAbsenceTexts } from './section-titles.ts'
import type { Detail, Fact, Mark, Said } from './summary-view.ts'
import { chainOf, type Words } from './words.ts'

/** What every section's facts are made with. */
export type Scene = {
  readonly words: Words
  readonly patient: PatientRole | undefined
  /** Author of the section, who answers for facts that name none. */
  readonly sectionAuthor: Author | undefined
  /** The element of the document received. */
  readonly origin: (element: XmlElement) => XmlElement
}

/** What all statements have, whatever they are about. */
type Statement = {
  readonly source?: XmlElement
  readonly nullFlavor?: string | undefined
  readonly negation?: string | undefined
  readonly text?: Text | undefined
  readonly author?: Author | undefined
}

type Parts = {
  readonly lead: readonly (Said | undefined)[]
  readonly marks?: readonly (Mark | undefined)[]
  readonly main?: readonly (Detail | undefined)[]
  readonly more?: readonly (Detail | undefined)[]
  readonly absence?: AbsenceState | undefined
}

/** Puts a fact together: its own parts, and what all facts have: author, time, denial, the sender's sentence, place. */
export function factOf(scene: Scene, statement: Statement, parts: Parts): Fact {
  const { words, origin } = scene
  const { t } = words
  const element = statement.source && origin(statement.source)
  const denied = statement.negation === 'true'
  const author = statement.author ?? scene.sectionAuthor
  const byPatient = author !== undefined && isPatient(author, scene.patient)
  const sentence = statement.text?.text
  return {
    id: '',
    path: element ? pathOf(element) : '',
    line: element?.line ?? 0,
    lead: parts.lead.filter((each) => each !== undefined),
    marks: [
      denied && { ...words.phrase(t.denied), tone: 'warning' as const },
      byPatient && { ...words.phrase(t.byPatient), tone: 'info' as const },
      ...(parts.marks ?? []),
    ].filter((mark) => mark !== undefined && mark !== false),
    main: (parts.main ?? []).filter((each) => each !== undefined),
    more: [...(parts.more ?? []), ...authorDetails(scene, author)].filter((each) => each !== undefined),
    ...(sentence ? { sentence: words.foreign(sentence) } : {}),
    ...(parts.absence === undefined ? {} : { absence: parts.absence }),
    denied,
    warnings: [],
  }
}

function authorDetails({ words, patient }: Scene, author: Author | undefined): readonly (Detail | undefined)[] {
  if (!author) return []
  const { t } = words
  const name = author.names.map((each) => nameInWords(each, words)).find((each) => each !== undefined)
  const device = words.text(author.deviceSoftware ?? author.deviceModel)
  const who = isPatient(author, patient) ? words.own(t.byPatient) : (name ?? device)
  const organisation = author.organisation?.names.find(Boolean)
  return [
    words.detail(t.recordedBy, who, organisation === undefined ? undefined : words.text(organisation)),
    words.detail(t.recorded, words.date.time(author.time)),
  ]
}

/** Whether the author is the patient: the same identifier, or the role «self» (HL7 RoleCode). */
export function isPatient(author: Author, patient: PatientRole | undefined): boolean {
  if (chainOf(author.code ?? {}).some(({ code }) => code === 'SELF' || code === 'ONESELF')) return true
  return author.ids.some((id) => patient?.ids.some((other) => sameIdentifier(id, other)))
}

function sameIdentifier(one: Identifier, other: Identifier): boolean {
  return (
    one.extension !== undefined && one.extension !== '' && one.root === other.root && one.extension === other.extension
  )
}

/** What a statement says there is nothing of, as a fact of its own; undefined when it states something. */
export function absentFact(
  scene: Scene,
  kind: StatementKind,
  statement: Statement & { readonly code?: Coded | undefined },
): Fact | undefined {
  const said = absentWords(scene, kind, statement)
  return said && factOf(scene, statement, { lead: [said], absence: said.absence })
}

function absentWords({ words }: Scene, kind: StatementKind, { source, nullFlavor }: Statement): Said | undefined {
  if (!source) return undefined
  const stated = statedAbsence(kind, source)
  if (stated) {
    const state: AbsenceState = stated.means === 'none-known' ? 'none-known' : 'no-information'
    // The very code where it is one of the table; of SNOMED CT only which of the two meanings it has.
    const code = codesIn(source).find((each) => rowOf(absenceCodes, each)) ?? generic[stated.of]?.[stated.means]
    const text = rowOf(statedAbsenceTexts(words.language), code)
    return text ? { ...words.own(text), absence: state } : words.absence(state)
  }
  if (nullFlavor !== undefined) return words.absence(stateOfFlavor(nullFlavor))
  return saysNothing(kind, source) ? words.absence(flavorIn(source)) : undefined
}

const generic: Partial<Record<StatementKind, Readonly<Record<'none-known' | 'no-information', string>>>> = {
  allergy: { 'none-known': 'no-known-allergies', 'no-information': 'no-allergy-info' },
  medication: { 'none-known': 'no-known-medications', 'no-information': 'no-medication-info' },
  problem: { 'none-known': 'no-known-problems', 'no-information': 'no-problem-info' },
  procedure: { 'none-known': 'no-known-procedures', 'no-information': 'no-procedure-info' },
  device: { 'none-known': 'no-known-devices', 'no-information': 'no-device-info' },
}

function codesIn(element: XmlElement): readonly string[] {
  return element.children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(child.attributes.code ? [child.attributes.code] : []), ...codesIn(child)],
  )
}

/** The flavour of the first child that has one and is about the subject: its value, code or agent. */
function flavorIn(element: XmlElement): AbsenceState {
  const found = element.children.flatMap((child) =>
    typeof child !== 'string' && child.attributes.nullFlavor !== undefined && /^(value|code)$/.test(child.name)
      ? [child.attributes.nullFlavor]
      : [],
  )
  return stateOfFlavor(found.at(-1) ?? 'NI')
}

/** A coded value, or our words for that it is missing. */
export function saidOr(said: Said | undefined, missing: Said): Said {
  if (!said) return missing
  return said
}

/** The codes of an observation's value, with all translations. */
export function codesOf(value: Value | undefined): readonly string[] {
  return value?.type === 'CD' ? chainOf(value.coded).flatMap(({ code }) => code ?? []) : []
}

/** The time a fact holds at, if it says so. */
export function timeDetail(words: Words, label: Words['t']['time'], time: Time | undefined): Detail | undefined {
  return words.detail(label, words.date.time(time))
}
