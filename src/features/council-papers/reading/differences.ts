import type { CaseType, Source } from '../../council/index.ts'
import { renderCaseNumber } from './case-numbers.ts'
import { councilHint } from './case-paper.ts'
import { flag } from './flags.ts'
import { caseIdOf, differencesIn, type Evidence } from './merge-cases.ts'
import { meetingIdOf } from './merge-meetings.ts'
import type { Placed } from './placing.ts'
import { compareKeys, distinctSources } from './precedence.ts'
import type { CaseReading, Flag, Said } from './reading.ts'

const typeNames: Readonly<Record<CaseType, string>> = {
  godkjenning: 'Godkjenning',
  orientering: 'Orientering',
  drofting: 'Drøfting',
  apen: 'Åpen sak',
  eventuelt: 'Eventuelt',
}

/** What the papers on one case tell differently, and what they tell that is odd. */
export function flagsOfCase(read: CaseReading, evidence: readonly Evidence[]): readonly Flag[] {
  const { titles, types, proposals, decisions, elsewhere } = differencesIn(evidence)
  const where = read.id
  const [title] = titles
  return [
    ...(titles.length > 1 && title
      ? [
          flag('two-titles', {
            where,
            message: `Saken har flere titler: ${quoted(titles)}.`,
            repair: title.value,
            sources: sourcesOf(titles),
          }),
        ]
      : []),
    ...(types.length > 1
      ? [
          flag('two-types', {
            where,
            message: `Saken har flere sakstyper: ${types.map(({ value }) => typeNames[value]).join(', ')}.`,
            sources: sourcesOf(types),
          }),
        ]
      : []),
    ...wordings('Forslaget til vedtak', where, proposals),
    ...wordings('Vedtaket', where, decisions),
    ...(elsewhere.length > 0
      ? [
          flag('proposal-and-decision', {
            where,
            message:
              'Papiret kaller teksten «Vedtak», men er ikke et referat. Den er tatt inn som vedtak, slik det står.',
            repair: 'Er møtet ikke holdt, er dette et forslag til vedtak.',
            sources: elsewhere.flatMap(({ said }) => said.decisions.map(({ source }) => source)),
          }),
        ]
      : []),
  ]
}

function wordings(what: string, where: string, said: readonly Said[]): readonly Flag[] {
  const [kept] = said
  if (said.length < 2 || !kept) return []
  const message = `${what} er gjengitt med ulike ord i papirene.`
  return [flag('two-wordings', { where, message, repair: kept.value, sources: sourcesOf(said) })]
}

function quoted(said: readonly Said[]): string {
  return said.map(({ value }) => `«${value}»`).join(', ')
}

function sourcesOf(said: readonly Said[]): readonly Source[] {
  return said.map(({ source }) => source)
}

/** What is missing or contradictory about one meeting. */
export function flagsOfMeeting(id: string, parts: readonly Placed[]): readonly Flag[] {
  const sources = parts.map(({ part }) => part.source)
  const hints = new Set(parts.flatMap(({ part }) => councilHint(part) ?? []))
  const [hint] = hints
  const [known] = parts.filter(({ own }) => own)
  const otherDates = parts.filter(({ part, date }) => part.date !== undefined && part.date.value !== date)
  const council = parts.some((each) => each.council)
  const date = parts.some((each) => each.date)
  return [
    ...(council
      ? []
      : [
          flag('council-missing', {
            where: id,
            message: 'Papiret sier ikke hvilket råd det gjelder. Hvilket råd er det?',
            ...(hints.size === 1 && hint && { repair: hint }),
            sources,
          }),
        ]),
    ...(date
      ? []
      : [
          flag('date-missing', {
            where: id,
            message: 'Papiret sier ikke når møtet var. Hvilken dag var det?',
            sources,
          }),
        ]),
    ...(otherDates.length > 0 && known
      ? [
          flag('date-conflict', {
            where: id,
            message: `Møtet er ${known.date}, men et saksnotat sier ${[...new Set(otherDates.map(({ part }) => part.date?.value))].join(', ')}.`,
            ...(known.date && { repair: known.date }),
            sources: otherDates.map(({ part }) => part.source),
          }),
        ]
      : []),
    ...gaps(id, parts),
  ]
}

/** Numbers between the first and the last case of a meeting that no paper has. */
function gaps(id: string, parts: readonly Placed[]): readonly Flag[] {
  const cases = parts.filter(({ part }) => part.kind !== 'toppnotat').flatMap(({ part }) => part.cases)
  const years = new Set(cases.map(({ year }) => year))
  const numbers = new Set(cases.map(({ number }) => number))
  const [year] = years
  if (years.size !== 1 || year === undefined || numbers.size < 2) return []
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  if (most - least > 100) return []
  const missing = Array.from({ length: most - least }, (_, at) => least + at).filter((number) => !numbers.has(number))
  return missing.length === 0
    ? []
    : [
        flag('number-gap', {
          where: id,
          message: `Sakslisten hopper over ${missing.map((number) => renderCaseNumber({ number, year })).join(', ')}.`,
          sources: parts.map(({ part }) => part.source),
        }),
      ]
}

/**
 * Flags of documents with their place made one of the whole set: «sak 5/26 …» becomes the case's id, «møte» the
 * meeting's, by the part their lines stand in. Copies of a flag become one.
 */
export function placedFlags(flags: readonly Flag[], placed: readonly Placed[]): readonly Flag[] {
  return flags.map((each) => {
    const [source] = each.sources
    const home =
      source && placed.find(({ part }) => part.source.document === source.document && within(source, part.source))
    if (!home) return each
    const [, number, year, rest = ''] = /^sak (\d+)\/(\d{2})(.*)$/s.exec(each.where) ?? []
    if (number && year) {
      const said = home.part.cases.find((one) => renderCaseNumber(one) === `${number}/${year}`)
      return said ? { ...each, where: `${caseIdOf(home, said)}${rest}` } : each
    }
    return each.where === 'møte' ? { ...each, where: meetingIdOf(home) } : each
  })
}

function within(inner: Source, outer: Source): boolean {
  return inner.lines[0] >= outer.lines[0] && inner.lines[1] <= outer.lines[1]
}

/** Flags in a fixed order, each once, with the sources of all its copies. */
export function onceEach(flags: readonly Flag[]): readonly Flag[] {
  const groups = new Map<string, Flag>()
  for (const each of flags) {
    const key = JSON.stringify([each.where, each.kind, each.message, each.repair ?? ''])
    const known = groups.get(key)
    groups.set(key, known ? { ...known, sources: [...known.sources, ...each.sources] } : each)
  }
  return [...groups.entries()]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, each]) => ({ ...each, sources: inOrder(each.sources) }))
}

function inOrder(sources: readonly Source[]): readonly Source[] {
  return distinctSources(sources).toSorted((one, other) =>
    compareKeys([one.document, ...one.lines], [other.document, ...other.lines]),
  )
}
