import type { Entry, PatientSummary } from '../../../standards/cda/patient-summary/document.ts'
import type { SectionKind } from '../../../standards/cda/patient-summary/sections.ts'
import { isGrave, isOver, isRefuted } from './allergies.ts'
import { codesOf } from './facts.ts'
import { atcCodes, isEnded } from './medications.ts'
import type { Danger, Fact, Said, SectionView } from './summary-view.ts'
import { chainOf } from './code-words.ts'
import type { Words } from './words.ts'

/** An entry with the facts that were made of it. */
export type Shown = {
  readonly entry: Entry
  readonly facts: readonly Fact[]
  /** Whether the entry says something that no fact shows. */
  readonly saysMore: boolean
}

type Item = Danger['items'][number]

/**
 * What must be seen before anything else: allergies (the grave first), blood thinners, implants, pregnancy. Where there
 * is none of a kind, the exact kind of absence stands in its place.
 */
export function dangersOf(
  summary: PatientSummary,
  sections: readonly SectionView[],
  shown: ReadonlyMap<SectionKind, readonly Shown[]>,
  words: Words,
): readonly Danger[] {
  const { t } = words
  // A missing strip would read as nothing to tell.
  if (summary.nonXmlBody !== undefined)
    return [
      {
        label: words.phrase(t.unreadTopics),
        items: [{ said: { ...words.phrase(t.unread), how: 'own' }, grave: true }],
      },
    ]
  const lacking = (kind: SectionKind) =>
    lackOf(
      sections.find((section) => section.kind === kind),
      words,
    )
  const of = (kind: SectionKind) => shown.get(kind) ?? []
  const rows: readonly (Danger | undefined)[] = [
    {
      label: words.phrase(t.allergies),
      items: filled(allergies(of('allergies')), of('allergies'), lacking('allergies'), words),
    },
    { label: words.phrase(t.anticoagulant), items: anticoagulants(of('medications'), lacking('medications'), words) },
    {
      label: words.phrase(t.implants),
      items: filled(devices(of('devices')), of('devices'), lacking('devices'), words),
    },
    isMale(summary) && of('pregnancy').length === 0
      ? undefined
      : {
          label: words.phrase(t.pregnancy),
          items: filled(pregnancies(of('pregnancy')), of('pregnancy'), lacking('pregnancy'), words),
        },
  ]
  const linked = new Set(sections.flatMap(({ groups }) => groups.flatMap(({ facts }) => facts.map(({ id }) => id))))
  return rows
    .filter((row) => row !== undefined)
    .map(({ label, items }) => ({ label, items: drawn(items, linked, words) }))
}

/** The strip stands in sight at all times: no more than can be read there. */
const mostItems = 200

/** The first items, linked to their facts where those are drawn, and how many there are besides. */
function drawn(items: readonly Item[], linked: ReadonlySet<string>, { t, own }: Words): readonly Item[] {
  const shown = items
    .slice(0, mostItems)
    .map(({ fact, ...item }) => (fact !== undefined && linked.has(fact) ? { ...item, fact } : item))
  const more = items.length - shown.length
  return more > 0 ? [...shown, { said: own(t.andMore(more)), grave: false }] : shown
}

function isMale({ header }: PatientSummary): boolean {
  return header.patient?.gender?.code === 'M'
}

/** Why a section has no facts at all; undefined when it has some. */
function lackOf(section: SectionView | undefined, words: Words): Said {
  if (!section) return words.absence('section-absent')
  if (section.absence) return section.absence
  return section.narrative ? words.own(words.t.onlyNarrative) : words.absence('section-empty')
}

/** The items; else what the facts say instead; else why there are none. */
function filled(items: readonly Item[], shown: readonly Shown[], lack: Said, words: Words): readonly Item[] {
  if (items.length > 0) return items
  const facts = shown.flatMap((each) => each.facts)
  const absent = facts.filter((fact) => fact.absence !== undefined)
  if (absent.length > 0)
    return absent.flatMap((fact) => fact.lead.map((said) => ({ said, fact: fact.id, grave: false })))
  return [{ said: facts.length > 0 ? words.own(words.t.noneActive) : lack, grave: false }]
}

function allergies(shown: readonly Shown[]): readonly Item[] {
  const items = shown.flatMap(({ entry, facts }) =>
    entry.kind !== 'allergyConcern'
      ? []
      : facts.flatMap((fact, at): readonly Item[] => {
          const observation = entry.model.observations[at]
          if (fact.absence !== undefined || fact.denied) return []
          if (
            observation &&
            (isOver(codesOf(observation.clinicalStatus)) ||
              isRefuted([...codesOf(observation.certainty), ...codesOf(observation.clinicalStatus)]))
          )
            return []
          const grave = observation !== undefined && isGrave(observation)
          const note = fact.main.flatMap(({ values }) => values).find(({ absence }) => absence === undefined)
          return fact.lead.map((said) => ({ said, ...(note ? { note } : {}), fact: fact.id, grave }))
        }),
  )
  return items.toSorted((a, b) => Number(b.grave) - Number(a.grave))
}

/** ATC B01: antithrombotic agents. */
function anticoagulants(shown: readonly Shown[], lack: Said, words: Words): readonly Item[] {
  const current = shown.filter(
    ({ entry, facts }) =>
      entry.kind === 'medication' &&
      !isEnded(entry.model, words.now) &&
      facts.some((fact) => fact.absence === undefined && !fact.denied),
  )
  if (current.length === 0) return filled([], shown, lack, words)
  const coded = current.map(({ entry, facts }) => ({
    facts,
    codes: entry.kind === 'medication' ? atcCodes(entry.model.product?.material) : [],
  }))
  const found = coded.filter(({ codes }) => codes.some((code) => code.startsWith('B01')))
  if (found.length > 0) {
    return found.flatMap(({ facts }) =>
      facts.flatMap((fact) => fact.lead.map((said) => ({ said, fact: fact.id, grave: true }))),
    )
  }
  const uncoded = coded.filter(({ codes }) => codes.length === 0).length
  return [
    { said: words.own(uncoded === 0 ? words.t.noAnticoagulant : words.t.anticoagulantUnsure(uncoded)), grave: false },
  ]
}

function devices(shown: readonly Shown[]): readonly Item[] {
  return shown.flatMap(({ facts }) =>
    facts
      .filter((fact) => fact.absence === undefined && !fact.denied)
      .flatMap((fact) => {
        const gone = fact.marks.find(({ tone }) => tone === 'neutral')
        const note = gone && { ...gone, how: 'own' as const }
        return fact.lead.map((said) => ({ said, ...(note ? { note } : {}), fact: fact.id, grave: false }))
      }),
  )
}

/** LOINC: pregnancy status, and delivery dates estimated in three ways. */
const pregnancyCodes = new Set(['82810-3', '11778-8', '11779-6', '11780-4'])

/** SNOMED CT: pregnant. */
const pregnant = '77386006'

/** Whether she is pregnant and when she is due; all there is where none of it is coded so. */
function pregnancies(shown: readonly Shown[]): readonly Item[] {
  const telling = shown.filter(
    ({ entry }) =>
      entry.kind === 'observation' &&
      chainOf(entry.model.code ?? {}).some(({ code }) => pregnancyCodes.has(code ?? '')),
  )
  return (telling.length > 0 ? telling : shown).flatMap(({ entry, facts }) =>
    facts
      .filter((fact) => fact.absence === undefined)
      .flatMap((fact) => {
        const value = fact.main[0]?.values[0]
        const [lead] = fact.lead
        if (!lead) return []
        const grave = entry.kind === 'observation' && codesOf(entry.model.value).includes(pregnant)
        return [{ said: lead, ...(value ? { note: value } : {}), fact: fact.id, grave }]
      }),
  )
}
