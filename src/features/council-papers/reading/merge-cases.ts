import type { CaseType } from '../../council/index.ts'
import { caseId } from './case-numbers.ts'
import type { Placed } from './placing.ts'
import { believed, distinctBy, distinctSources, firstListed, firstSaid } from './precedence.ts'
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
  const type = firstSaid(by('type'), ({ said }) => said.type)
  const owner = firstSaid(by('person'), ({ said }) => said.owner)
  const handler = firstSaid(by('person'), ({ said }) => said.handler)
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
    proposals: firstListed(by('proposal'), ({ said }) => said.proposals),
    decisions: firstListed(by('decision'), ({ said }) => said.decisions),
    inputs: firstListed(by('input'), ({ said }) => said.inputs),
    earlier: distinctBy(
      by('proposal').flatMap(({ said }) => said.earlier),
      ({ council: each, year, number, title: row }) => `${each}/${year}/${number}/${row}`,
    ),
    source: best.said.source,
    sources: distinctSources(evidence.map(({ said }) => said.source)),
  }
}

function sortedBy(kinds: readonly PartKind[], evidence: readonly Evidence[]): readonly Evidence[] {
  return believed(evidence, kinds, ({ placed, said }) => ({ placed, line: said.source.lines[0] }))
}

function distinct<Value extends string>(said: readonly Said<Value>[]): readonly Said<Value>[] {
  return distinctBy(said, ({ value }) => value)
}

/** What the papers on a case tell differently. */
export function differencesIn(evidence: readonly Evidence[]): {
  readonly titles: readonly Said[]
  readonly types: readonly Said<CaseType>[]
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
