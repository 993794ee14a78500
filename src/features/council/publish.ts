import type { KeptRecords } from './by-kind.ts'
import { type HiddenLines, hiddenOf } from './hidden.ts'
import { type PublicKind, publicFields } from './public-fields.ts'
import type {
  CaseId,
  Commitment,
  Council,
  CouncilCase,
  Difference,
  GrantRow,
  Mandate,
  Matter,
  Meeting,
  Membership,
  PortfolioFigure,
  Records,
  Seat,
  TimelineRow,
} from './records.ts'
import { caseShown, differenceShown, isNoticed, isSaid, meetingShown } from './shown.ts'
import type { Change } from './store.ts'

declare const published: unique symbol

/** A value that the public may see. Only this file makes one, so that what leaves without passing here is a type error. */
export type Published<T> = T & { readonly [published]: true }

/** All that the public may see, and where the rest stands in the papers, so that it can be left out there. */
export type PublicView = {
  readonly councils: readonly Published<Council>[]
  readonly mandates: readonly Published<Mandate>[]
  readonly seats: readonly Published<Seat>[]
  readonly memberships: readonly Published<Membership>[]
  readonly meetings: readonly Published<Meeting>[]
  readonly cases: readonly Published<CouncilCase>[]
  readonly matters: readonly Published<Matter>[]
  readonly commitments: readonly Published<Commitment>[]
  readonly differences: readonly Published<Difference>[]
  readonly grants: readonly Published<GrantRow>[]
  readonly figures: readonly Published<PortfolioFigure>[]
  readonly timelines: readonly Published<TimelineRow>[]
  readonly hiddenLines: HiddenLines
  /** Texts of inputs that are not public, with single blanks: wherever they stand in a document, they are left out. */
  readonly hiddenTexts: readonly string[]
}

/** That a public record was changed; not by whom, why or from what. */
export type PublicChange = Pick<Change, 'council' | 'sequence' | 'at' | 'kind' | 'id'>

/**
 * What the public may see (issue 3, part 8). A meeting's agenda and cases from the day its notice is sent; what was said,
 * decided and who was there from the day its minutes are sent, or at once where a paper says it, since the paper is
 * public itself. Never: inputs marked internal and what was made of them, drafts, who settled a difference and how, the
 * sign-in of a person.
 */
export function publish(kept: KeptRecords): PublicView {
  const hidden = hiddenOf(kept.case, kept.meeting)
  const meetings = new Map(kept.meeting.map((each) => [each.id, each]))
  const allCases = new Map(kept.case.map((each) => [each.id, each]))
  const shownCases = publicCases(kept.case, meetings)
  /** The meeting of a case, or of that id. */
  const meetingOf = (id: string) => meetings.get(allCases.get(id)?.meeting ?? id)
  const isShown = (id: string) => (allCases.has(id) ? shownCases.has(id) : isNoticed(meetings.get(id)))
  return {
    councils: kept.council.map((each) => only('council', each)),
    mandates: kept.mandate.map((each) => only('mandate', each)),
    seats: kept.seat.map((each) => only('seat', each)),
    memberships: kept.membership.map((each) => only('membership', each)),
    meetings: kept.meeting
      .filter(({ date }) => date !== undefined)
      .map((each) => only('meeting', meetingShown(each, shownCases))),
    cases: kept.case
      .filter(({ id }) => shownCases.has(id))
      .map((each) => only('case', caseShown(each, meetingOf(each.id), shownCases, hidden))),
    matters: kept.matter
      .map((each) => ({ ...each, cases: each.cases.filter((id) => shownCases.has(id)) }))
      .filter(({ cases }) => cases.length > 0)
      .map((each) => only('matter', each)),
    commitments: kept.commitment
      .filter(({ madeIn, sources }) => isShown(madeIn) && isSaid(meetingOf(madeIn), sources))
      .filter(
        ({ madeIn, fromInput, sources, text }) => !hidden.input(madeIn, fromInput) && !hidden.covers(sources, text),
      )
      .map((each) => only('commitment', commitmentShown(each, shownCases))),
    differences: kept.difference
      .filter(({ where }) => recordsNamed(where, allCases, meetings).every(isShown))
      .filter(({ sources, where, message }) => !hidden.covers(sources, where, message))
      .map((each) => only('difference', differenceShown(each))),
    grants: kept.grant.map((each) => only('grant', each)),
    figures: kept.figure
      .filter((each) => each.case === undefined || shownCases.has(each.case))
      .map((each) => only('figure', each)),
    timelines: kept.timeline.map((each) => only('timeline', each)),
    hiddenLines: hidden.lines,
    hiddenTexts: hidden.texts,
  }
}

/** The changes of what is public, without who, why, before and after. */
export function publishChanges(changes: readonly Change[], view: PublicView): readonly Published<PublicChange>[] {
  const shown = new Set([
    ...view.councils.map(({ id }) => `council/${id}`),
    ...view.meetings.map(({ id }) => `meeting/${id}`),
    ...view.cases.map(({ id }) => `case/${id}`),
    ...view.matters.map(({ id }) => `matter/${id}`),
  ])
  return changes
    .filter(({ kind, id }) => shown.has(`${kind}/${id}`))
    .map(({ council, sequence, at, kind, id }) => ({ council, sequence, at, kind, id }) as Published<PublicChange>)
}

/** Those of meetings that were called, and those that such a case cites. */
function publicCases(cases: readonly CouncilCase[], meetings: ReadonlyMap<string, Meeting>): ReadonlySet<CaseId> {
  const called = cases.filter(
    ({ state, meeting }) => state !== 'draft' && state !== 'cited' && isNoticed(meetings.get(meeting ?? '')),
  )
  const shown = new Set(called.map(({ id }) => id))
  const cited = cases.filter(
    ({ state, quoted }) => state === 'cited' && quoted.some(({ citedIn }) => shown.has(citedIn)),
  )
  return new Set([...shown, ...cited.map(({ id }) => id)])
}

/** A case or meeting that a difference is about, however deep inside: `nuit/2026/5`, `nuit/2026/5/earlier/3`. */
function recordsNamed(where: string, ...known: readonly ReadonlyMap<string, unknown>[]): readonly string[] {
  const parts = where.split('/')
  const starts = parts.map((_, n) => parts.slice(0, n + 1).join('/'))
  return starts.filter((start) => known.some((ids) => ids.has(start)))
}

function commitmentShown({ closedBy, ...commitment }: Commitment, shownCases: ReadonlySet<CaseId>): Commitment {
  return closedBy !== undefined && shownCases.has(closedBy) ? { ...commitment, closedBy } : commitment
}

/** The fields that `publicFields` names, and no others. */
function only<K extends PublicKind>(kind: K, record: Records[K]): Published<Records[K]> {
  const fields: Readonly<Record<string, string>> = publicFields[kind]
  const shown = Object.entries(record).filter(([field]) => fields[field] === 'public')
  // What is public is kept as it was, and what is internal is optional: the same type remains.
  return Object.fromEntries(shown) as Published<Records[K]>
}
