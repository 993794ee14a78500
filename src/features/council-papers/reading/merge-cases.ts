import { caseId } from './case-numbers.ts'
import type { Placed } from './placing.ts'
import type { CaseReading, CaseSaid, PartKind, Said } from './reading.ts'

/** What one part says of a case. */
export type Evidence = { readonly placed: Placed; readonly said: CaseSaid }

/** The id of a case a part tells of. */
export function caseIdOf({ council, draft, document }: Placed, said: CaseSaid): string {
  return caseId(council ?? draft ?? `utkast/${document.document.slice(0, 12)}`, said)
}

/** Which sort of paper is believed first, for each thing said of a case. */
const order = {
  title: ['innkalling', 'presentasjon', 'referat', 'toppnotat'],
  type: ['innkalling', 'presentasjon', 'referat', 'toppnotat'],
  person: ['toppnotat', 'presentasjon', 'innkalling', 'referat'],
  proposal: ['toppnotat', 'innkalling', 'presentasjon', 'referat'],
  decision: ['referat', 'toppnotat', 'innkalling', 'presentasjon'],
  input: ['referat', 'presentasjon', 'toppnotat', 'innkalling'],
  evidence: ['referat', 'toppnotat', 'innkalling', 'presentasjon'],
} as const satisfies Readonly<Record<string, readonly PartKind[]>>

/** What each thing said of a case is, by the papers believed first for it; the same for any order of the evidence. */
export function mergeCase(id: string, evidence: readonly Evidence[], meeting: string | undefined): CaseReading {
  const by = (things: keyof typeof order): readonly Evidence[] => sortedBy(order[things], evidence)
  const best = by('evidence')[0] ?? evidence[0]
  if (!best) throw new RangeError('A case without evidence')
  const titles = by('title').flatMap(({ said }) => [...(said.title ? [said.title] : []), ...(said.otherTitles ?? [])])
  const [title] = titles
  const type = firstOf(by('type'), ({ type }) => type)
  const owner = firstOf(by('person'), ({ owner }) => owner)
  const handler = firstOf(by('person'), ({ handler }) => handler)
  const council = best.placed.council
  return {
    id,
    number: best.said.number,
    year: best.said.year,
    ...(council && { council }),
    ...(meeting && { meeting }),
    ...(title && { title }),
    otherTitles: distinct(titles).filter(({ value }) => value !== title?.value),
    ...(type && { type }),
    ...(owner && { owner }),
    ...(handler && { handler }),
    sections: distinctBy(
      by('proposal').flatMap(({ said }) => said.sections),
      ({ text }) => text,
    ),
    questions: distinct(by('proposal').flatMap(({ said }) => said.questions)),
    attachments: distinct(by('proposal').flatMap(({ said }) => said.attachments)),
    proposals: firstWith(by('proposal'), ({ proposals }) => proposals),
    decisions: firstWith(by('decision'), ({ decisions }) => decisions),
    inputs: firstWith(by('input'), ({ inputs }) => inputs),
    earlier: distinctBy(
      by('proposal').flatMap(({ said }) => said.earlier),
      ({ council: each, year, number, title: row }) => `${each}/${year}/${number}/${row}`,
    ),
    source: best.said.source,
    sources: distinctBy(
      evidence.map(({ said }) => said.source),
      ({ document, lines }) => `${document} ${lines.join('-')}`,
    ),
  }
}

/** By the order of the kinds; of two parts of a kind, the one with its own head, then by document and place. */
function sortedBy(kinds: readonly PartKind[], evidence: readonly Evidence[]): readonly Evidence[] {
  const key = ({ placed, said }: Evidence): readonly (number | string)[] => [
    kinds.indexOf(placed.part.kind),
    placed.own ? 0 : 1,
    placed.document.document,
    said.source.lines[0],
  ]
  return [...evidence].sort((one, other) => compareKeys(key(one), key(other)))
}

/** Compares lists of numbers and texts, the first difference decides. */
export function compareKeys(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [at, value] of one.entries()) {
    const against = other[at] ?? ''
    if (value !== against) return value < against ? -1 : 1
  }
  return 0
}

function firstOf<Value>(evidence: readonly Evidence[], of: (said: CaseSaid) => Value | undefined): Value | undefined {
  return evidence.map(({ said }) => of(said)).find((value) => value !== undefined)
}

function firstWith<Value>(evidence: readonly Evidence[], of: (said: CaseSaid) => readonly Value[]): readonly Value[] {
  return evidence.map(({ said }) => of(said)).find((values) => values.length > 0) ?? []
}

function distinct(said: readonly Said[]): readonly Said[] {
  return distinctBy(said, ({ value }) => value)
}

/** The first of each key. */
export function distinctBy<Value>(values: readonly Value[], key: (value: Value) => string): readonly Value[] {
  const seen = new Map<string, Value>()
  for (const value of values) if (!seen.has(key(value))) seen.set(key(value), value)
  return [...seen.values()]
}

/** What the papers on a case tell differently. */
export function differencesIn(evidence: readonly Evidence[]): {
  readonly titles: readonly Said[]
  readonly types: readonly Said[]
  readonly proposals: readonly Said[]
  readonly decisions: readonly Said[]
  readonly elsewhere: readonly Evidence[]
} {
  const sorted = sortedBy(order.title, evidence)
  return {
    titles: distinct(sorted.flatMap(({ said }) => [...(said.title ? [said.title] : []), ...(said.otherTitles ?? [])])),
    types: distinct(sorted.flatMap(({ said }) => (said.type ? [said.type] : []))),
    proposals: distinct(
      sortedBy(order.proposal, evidence).flatMap(({ said }) => said.proposals.filter(({ kind }) => kind === 'forslag')),
    ),
    decisions: distinct(
      sortedBy(order.decision, evidence).flatMap(({ said }) => said.decisions.filter(({ kind }) => kind === 'vedtak')),
    ),
    elsewhere: evidence.filter(({ placed, said }) => placed.part.kind !== 'referat' && said.decisions.length > 0),
  }
}
