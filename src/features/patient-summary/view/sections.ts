import { pathOf } from '../../../platform/xml/tree.ts'
import type { Entry, PatientSummary, Section } from '../../../standards/cda/patient-summary/document.ts'
import { type SectionKind, sections as sectionRules } from '../../../standards/cda/patient-summary/sections.ts'
import { type AbsenceSubject, absenceSubjectOf } from '../../../standards/terminology/absence-texts.ts'
import type { StatementKind } from '../../../validation/cda/sections.ts'
import { stateOfFlavor } from './absence.ts'
import { allergyFacts } from './allergies.ts'
import { deviceFact, immunizationFact, procedureFact } from './care-events.ts'
import type { Shown } from './dangers.ts'
import { saysMore, unreadIn, withUnread } from './unread.ts'
import { factOf, type Scene } from './facts.ts'
import { isEnded, medicationFact } from './medications.ts'
import { narrativeOf } from './narrative.ts'
import { observationFact, organizerFacts } from './observations.ts'
import { problemFacts } from './problems.ts'
import { sectionTitles } from './section-titles.ts'
import type { Fact, FactGroup, SectionView, SummaryView } from './summary-view.ts'
import type { Words } from './words.ts'

/** What the statements of each section are, as the rules name them. */
const statementKinds: Readonly<Record<SectionKind, StatementKind>> = {
  allergies: 'allergy',
  medications: 'medication',
  problems: 'problem',
  devices: 'device',
  procedures: 'procedure',
  'past-illness': 'past-problem',
  immunizations: 'immunisation',
  pregnancy: 'pregnancy',
  'social-history': 'social-history',
  'vital-signs': 'vital-sign',
  results: 'result',
  'advance-directives': 'functional-status',
  'functional-status': 'functional-status',
  'care-plan': 'functional-status',
}

type FactsOf = {
  readonly [K in Entry['kind']]: (
    model: Extract<Entry, { kind: K }>['model'],
    scene: Scene,
    kind: StatementKind,
  ) => readonly Fact[]
}

/** How the facts of each kind of entry are made. */
const factsOf: FactsOf = {
  allergyConcern: allergyFacts,
  problemConcern: problemFacts,
  medication: (model, scene) => [medicationFact(model, scene)],
  immunization: (model, scene) => [immunizationFact(model, scene)],
  procedure: (model, scene) => [procedureFact(model, scene)],
  device: (model, scene) => [deviceFact(model, scene)],
  organizer: organizerFacts,
  observation: (model, scene, kind) => [observationFact(model, scene, kind)],
}

/** The facts of one entry. */
export function factsOfEntry(entry: Entry, scene: Scene, kind: StatementKind): readonly Fact[] {
  // Kind and model of an entry belong together; the row of the same kind takes that model.
  const make = factsOf[entry.kind] as (model: Entry['model'], scene: Scene, kind: StatementKind) => readonly Fact[]
  const facts = make(entry.model, scene, kind)
  return facts.length > 0 ? facts : [factOf(scene, entry.model, { lead: [scene.words.absence('no-information')] })]
}

/** The sections as they are shown, and what else is made of the entries on the way. */
export type SectionViews = Pick<SummaryView, 'sections' | 'notDelivered'> & {
  /** Path of each section in the document received to the id of its view. */
  readonly paths: ReadonlyMap<string, string>
  /** Entries with their facts, by section. */
  readonly shown: ReadonlyMap<SectionKind, readonly Shown[]>
}

/** The sections of a summary in the order a clinician reads them, and those that are not there. */
export function sectionViews(summary: PatientSummary, words: Words): SectionViews {
  const { origin } = summary.dialect
  const made = summary.sections.map((section, at) => {
    const id = idOf(section, at, summary)
    const shown = shownIn(section, id, summary, words)
    return { section, id, shown, view: sectionView(section, id, shown, words) }
  })
  const views = made.map(({ view }) => view)
  const absent = summary.nonXmlBody === undefined ? absentSections(views, words) : { compulsory: [], optional: [] }
  const silent = views.filter((view) => !says(view))
  return {
    sections: [...views.filter(says), ...absent.compulsory].toSorted((a, b) => rank(a) - rank(b)),
    notDelivered: [
      ...absent.optional,
      ...silent.map(({ title, absence }) => ({ title, absence: absence ?? words.absence('section-empty') })),
    ],
    paths: new Map(
      made.filter(({ view }) => says(view)).map(({ section, id }) => [pathOf(origin(section.source)), id]),
    ),
    shown: shownByKind(made),
  }
}

type Made = { readonly section: Section; readonly shown: readonly Shown[] }

function shownByKind(made: readonly Made[]): ReadonlyMap<SectionKind, readonly Shown[]> {
  const byKind = new Map<SectionKind, readonly Shown[]>()
  for (const { section, shown } of made) {
    if (section.kind !== 'other') byKind.set(section.kind, [...(byKind.get(section.kind) ?? []), ...shown])
  }
  return byKind
}

const order: ReadonlyMap<string, number> = new Map(sectionRules.map(({ kind }, at) => [kind, at]))
const rank = ({ kind }: SectionView) => order.get(kind) ?? sectionRules.length
const compulsoryKinds: ReadonlySet<string> = new Set(
  sectionRules.filter(({ compulsory }) => compulsory).map(({ kind }) => kind),
)

/** Whether there is a reason to give a section room of its own. */
function says({ groups, narrative, kind, unread }: SectionView): boolean {
  return groups.length > 0 || narrative !== undefined || unread > 0 || compulsoryKinds.has(kind)
}

function absentSections(views: readonly SectionView[], words: Words) {
  const titles = sectionTitles(words.language)
  const absence = words.absence('section-absent')
  const absent = sectionRules.filter(({ kind }) => !views.some((view) => view.kind === kind))
  return {
    compulsory: absent
      .filter(({ compulsory }) => compulsory)
      .map(
        ({ kind }): SectionView => ({
          id: kind,
          kind,
          title: words.phrase(titles[kind]),
          groups: [],
          undrawn: 0,
          absence,
          unread: 0,
          warnings: [],
        }),
      ),
    optional: absent
      .filter(({ compulsory }) => !compulsory)
      .map(({ kind }) => ({ title: words.phrase(titles[kind]), absence })),
  }
}

const codeByKind: ReadonlyMap<string, string> = new Map(sectionRules.map(({ kind, code }) => [kind, code]))

/** What a section is about, as the sentences of absence name it. */
export function subjectOf(kind: SectionView['kind']): AbsenceSubject {
  return absenceSubjectOf(codeByKind.get(kind) ?? '')
}

/** The kind for the first section of it; a second one, and one outside the table, by its number. */
function idOf({ kind }: Section, at: number, summary: PatientSummary): string {
  const first = summary.sections.findIndex((other) => other.kind === kind) === at
  return first && kind !== 'other' ? kind : `${kind}-section-${at + 1}`
}

function shownIn(section: Section, id: string, summary: PatientSummary, words: Words): readonly Shown[] {
  const scene: Scene = {
    words,
    patient: summary.header.patient,
    sectionAuthor: section.author,
    origin: summary.dialect.origin,
  }
  const kind = section.kind === 'other' ? 'result' : statementKinds[section.kind]
  let count = 0
  return section.entries.map((entry) => {
    const unread = unreadIn(entry)
    const facts = withUnread(factsOfEntry(entry, scene, kind), entry, unread, scene)
    const more = saysMore(unread) || facts.some(isToldOtherwise)
    return { entry, facts: facts.map((fact) => ({ ...fact, id: `${id}-${++count}` })), saysMore: more }
  })
}

/** Whether the sender has words beside a null flavour: it may be the code alone that is not there. */
function isToldOtherwise({ absence, sentence }: Fact): boolean {
  return sentence !== undefined && absence !== undefined && absence !== 'known-absent'
}

function sectionView(section: Section, id: string, shown: readonly Shown[], words: Words): SectionView {
  const { kind } = section
  const groups = firstOf(groupsOf(shown, words))
  const count = shown.reduce((sum, { facts }) => sum + facts.length, 0)
  const more = shown.some((each) => each.saysMore)
  const narrative = narrativeOf(section, count + partsIn(shown), more, words)
  const absence = section.nullFlavor
    ? words.absence(stateOfFlavor(section.nullFlavor), subjectOf(kind))
    : count === 0 && !narrative
      ? words.absence('section-empty', subjectOf(kind))
      : undefined
  const title = kind === 'other' ? foreignTitle(section, words) : words.phrase(sectionTitles(words.language)[kind])
  const written = section.title?.trim()
  return {
    id,
    kind,
    title,
    ...(written && written !== title.text ? { original: words.foreign(written) } : {}),
    groups,
    undrawn: Math.max(0, count - mostFacts),
    ...(absence ? { absence } : {}),
    ...(narrative ? { narrative } : {}),
    unread: section.unread.length,
    warnings: [],
  }
}

/** Observations inside observations, which a narrative may give rows of their own. */
function partsIn(shown: readonly Shown[]): number {
  return shown.reduce((sum, { entry }) => sum + (entry.kind === 'observation' ? entry.model.components.length : 0), 0)
}

function foreignTitle(section: Section, words: Words): SectionView['title'] {
  const said = words.code(section.code)
  if (said?.how === 'terminology') return { text: said.text, lang: said.lang }
  const written = section.title?.trim() || said?.text
  return written ? words.foreign(written) : words.phrase(words.t.nameless)
}

/** A browser can still show as many in one section, and no person reads more. */
const mostFacts = 2000

function firstOf(groups: readonly FactGroup[]): readonly FactGroup[] {
  let room = mostFacts
  return groups.flatMap((group) => {
    const facts = group.facts.slice(0, room)
    room -= facts.length
    return facts.length > 0 ? [{ ...group, facts }] : []
  })
}

function groupsOf(made: readonly Shown[], words: Words): readonly FactGroup[] {
  const past = made.filter(({ entry }) => entry.kind === 'medication' && isEnded(entry.model, words.now))
  const current = made.filter((each) => !past.includes(each)).flatMap(({ facts }) => facts)
  const ended = past.flatMap(({ facts }) => facts)
  return [
    ...(current.length > 0 ? [{ facts: current }] : []),
    ...(ended.length > 0 ? [{ title: words.phrase(words.t.endedMedicines), facts: ended }] : []),
  ]
}
