import { pathOf, type XmlElement } from '../../../platform/xml/tree.ts'
import type { Coded, Identifier, Text, Value } from '../../../standards/cda/datatypes.ts'
import type { Author, PatientRole } from '../../../standards/cda/patient-summary/people.ts'
import { namesSomething, saysNothing, statedAbsence, subjectsOf } from '../../../validation/cda/absence.ts'
import type { AbsenceSubject } from '../../../standards/terminology/absence-texts.ts'
import type { StatementKind } from '../../../validation/cda/sections.ts'
import { type AbsenceState, stateOfFlavor } from './absence.ts'
import { rowOf } from './lookup.ts'
import { nameInWords } from './people-words.ts'
import { allergyKindTexts } from './section-titles.ts'
import type { Detail, Fact, Mark, Said } from './summary-view.ts'
import { chainOf } from './code-words.ts'
import type { Words } from './words.ts'

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
  /** What sort of thing leads it, where more can be said than that it is about something. */
  readonly label?: Words['t']['about']
  readonly lead: readonly (Said | undefined)[]
  readonly marks?: readonly (Mark | undefined)[]
  readonly main?: readonly (Detail | undefined)[]
  readonly more?: readonly (Detail | undefined)[]
  readonly absence?: AbsenceState | undefined
  /** What a denied one is called here, as «Ikke gitt» of a vaccine. */
  readonly deniedAs?: Words['t']['denied']
  /** What one that is only asked for is called here, as «ikke bekreftet i bruk» of a medicine. */
  readonly plannedAs?: Words['t']['planned']
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
    label: words.phrase(parts.label ?? t.about),
    lead: parts.lead.filter((each) => each !== undefined),
    marks: [
      denied && { ...words.phrase(parts.deniedAs ?? t.denied), tone: 'warning' as const },
      isPlanned(element) && { ...words.phrase(parts.plannedAs ?? t.planned), tone: 'warning' as const },
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

/** `EVN` happened, and of a medicine `INT` says that it is in use; any other mood only means to (HL7 v3 ActMood). */
function isPlanned(element: XmlElement | undefined): boolean {
  const mood = element?.attributes.moodCode
  if (mood === undefined || mood === 'EVN') return false
  return !(mood === 'INT' && element?.name === 'substanceAdministration')
}

/** A status other than the two that what was done has, or is in use: told as sent, nobody agrees on what it means. */
export function unfinishedMark(statusCode: Coded | undefined, words: Words): Mark | undefined {
  const code = statusCode?.code?.toLowerCase()
  if (code === undefined || code === 'active' || code === 'completed') return undefined
  const said = words.status(statusCode)
  const { plain, language } = words.t.senderStatus
  return said && { text: `${plain}: ${said.text}`, lang: language, tone: 'warning' }
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

function absentWords({ words }: Scene, kind: StatementKind, { source, nullFlavor, text }: Statement): Said | undefined {
  if (!source) return undefined
  // A name beside a word for nothing is a contradiction, and it is the name that can hurt.
  if (namesSomething(kind, source)) return undefined
  const subject = subjectByKind[kind]
  const stated = statedAbsence(kind, source)
  if (stated?.means === 'no-information') return words.absence('no-information', subject)
  if (stated) {
    const codes = subjectsOf(kind, source).flatMap(({ attributes }) => attributes.code ?? [])
    const ofOneKind = codes.map((code) => rowOf(allergyKindTexts(words.language), code)).find((text) => text)
    return ofOneKind ? { ...words.own(ofOneKind), absence: 'known-absent' } : words.absence('known-absent', subject)
  }
  if (nullFlavor !== undefined) return words.absence(stateOfFlavor(nullFlavor), subject)
  if (!saysNothing(kind, source, text?.text)) return undefined
  const flavors = subjectsOf(kind, source).flatMap(({ attributes }) => attributes.nullFlavor ?? [])
  return words.absence(stateOfFlavor(flavors[0] ?? 'NI'), subject)
}

/** What each kind of statement is about, as the sentences of absence name it. */
const subjectByKind: Readonly<Record<StatementKind, AbsenceSubject>> = {
  medication: 'medications',
  allergy: 'allergies',
  procedure: 'procedures',
  problem: 'problems',
  'past-problem': 'past-illness',
  device: 'devices',
  immunisation: 'immunizations',
  pregnancy: 'pregnancy',
  'social-history': 'social-history',
  'vital-sign': 'vital-signs',
  result: 'results',
  'functional-status': 'functional-status',
}

/** What is said, unless it is only that there is nothing to say. */
export function presentOnly(said: Said | undefined): Said | undefined {
  return said?.absence === undefined ? said : undefined
}

/**
 * What a statement is about: its code, else the sender's words, else that it is not told. Where a null flavour stands for
 * the code, it is told beside: «not applicable» may mean only that there was no code for it.
 */
export function nameOf(
  { t, own, detail }: Words,
  coded: Said | undefined,
  inWords: readonly (Said | undefined)[],
  none: Words['t']['noProcedure'],
): { readonly lead: Said; readonly lacking: Detail | undefined } {
  const lead = [coded, ...inWords].map(presentOnly).find((said) => said !== undefined)
  return { lead: lead ?? own(none), lacking: presentOnly(coded) ? undefined : detail(t.code, coded) }
}

/** The codes of an observation's value, with all translations. */
export function codesOf(value: Value | undefined): readonly string[] {
  return value?.type === 'CD' ? chainOf(value.coded).flatMap(({ code }) => code ?? []) : []
}
