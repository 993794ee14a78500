import type { KeptRecords } from './by-kind.ts'
import { type HiddenLines, hiddenOf } from './hidden.ts'
import { type PublicKind, publicFields } from './public-fields.ts'
import type {
  CaseId,
  Commitment,
  Council,
  CouncilCase,
  CouncilId,
  Difference,
  GrantRow,
  Mandate,
  Matter,
  Meeting,
  Membership,
  PortfolioFigure,
  Records,
  Seat,
  Source,
  TimelineRow,
} from './records.ts'
import { type Released, releasedBy } from './released.ts'
import { caseShown, differenceShown, isNoticed, isOpenMeeting, isSaid, meetingShown, type Showing } from './shown.ts'

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

/**
 * What the public may see (issue 3, item 8). A meeting, its agenda and cases from the day its notice is sent; what was said,
 * decided and who was there from the day its minutes are sent; what a paper says from the day the paper is released.
 * Never: inputs marked internal and what was made of them, drafts, who settled a difference and how, the sign-in of a
 * person.
 *
 * @param wanted the cases to show, where not all are asked for; everything else is as if they all were
 */
export function publish(kept: KeptRecords, wanted?: ReadonlySet<CaseId>): PublicView {
  const hidden = hiddenOf(kept.case, kept.meeting)
  const released = releasedBy(kept.release)
  const meetings = new Map(kept.meeting.map((each) => [each.id, each]))
  const allCases = new Map(kept.case.map((each) => [each.id, each]))
  const showing: Showing = { hidden, released, cases: publicCases(kept.case, meetings, released) }
  /** The meeting of a case, or of that id. */
  const meetingOf = (id: string) => meetings.get(allCases.get(id)?.meeting ?? id)
  const isShown = (id: string) => (allCases.has(id) ? showing.cases.has(id) : isNoticed(meetings.get(id), released))
  /** A day, or a meeting that is not only our own plan. */
  const isOpenDay = (due: string) => [meetings.get(due) ?? []].flat().every((each) => isOpenMeeting(each, released))
  const only = <K extends PublicKind>(kind: K, record: Records[K]) => publicOf(kind, released.cited(record))
  const free = <T extends { readonly sources?: readonly Source[] }>(list: readonly T[]) =>
    list.filter(({ sources }) => released.allows(sources))
  const councils = kept.council.filter((each) => isPublicCouncil(each, kept, showing))
  const ofThese = new Set(councils.map(({ id }) => id))
  const freeOfThese = <T extends { readonly council: CouncilId; readonly sources?: readonly Source[] }>(
    list: readonly T[],
  ) => free(list).filter(({ council }) => ofThese.has(council))
  return {
    councils: councils.map((each) => only('council', each)),
    mandates: freeOfThese(kept.mandate).map((each) => only('mandate', linked(each, 'decidedIn', isShown))),
    seats: freeOfThese(kept.seat).map((each) => only('seat', each)),
    memberships: freeOfThese(kept.membership).map((each) => only('membership', each)),
    meetings: kept.meeting
      .filter((each) => isOpenMeeting(each, released))
      .map((each) => only('meeting', linked(meetingShown(each, showing), 'minutesApprovedIn', isShown))),
    cases: kept.case
      .filter(({ id }) => showing.cases.has(id) && (wanted?.has(id) ?? true))
      .map((each) => only('case', linked(caseShown(each, meetings, showing), 'approvesMinutesOf', isShown))),
    matters: kept.matter
      .map((each) => ({ ...each, cases: each.cases.filter((id) => showing.cases.has(id)) }))
      .filter(({ cases }) => cases.length > 0)
      .map((each) => only('matter', each)),
    commitments: kept.commitment
      .filter(({ madeIn, sources }) => isShown(madeIn) && isSaid(meetingOf(madeIn), sources, released))
      .filter(
        ({ madeIn, fromInput, sources, text }) => !hidden.input(madeIn, fromInput) && !hidden.covers(sources, text),
      )
      .map((each) => linked(each, 'due', isOpenDay))
      .map((each) => only('commitment', linked(each, 'closedBy', isShown))),
    differences: free(kept.difference)
      .filter(({ where }) => recordsNamed(where, allCases, meetings).every(isShown))
      .filter(({ sources, where, message }) => !hidden.covers(sources, where, message))
      .map((each) => only('difference', differenceShown(each))),
    grants: free(kept.grant).map((each) => only('grant', each)),
    figures: free(kept.figure)
      .filter((each) => each.case === undefined || showing.cases.has(each.case))
      .map((each) => only('figure', each)),
    timelines: free(kept.timeline).map((each) => only('timeline', each)),
    hiddenLines: hidden.lines,
    hiddenTexts: hidden.texts,
  }
}

/** Those of meetings that were called, those that were called once and wait again, and those that such a case cites. */
function publicCases(
  cases: readonly CouncilCase[],
  meetings: ReadonlyMap<string, Meeting>,
  released: Released,
): ReadonlySet<CaseId> {
  const wasCalled = ({ calledTo = [] }: CouncilCase) => calledTo.some((id) => isNoticed(meetings.get(id), released))
  const called = cases.filter(({ state, sources, ...one }) => {
    const meeting = meetings.get(one.meeting ?? '')
    const free = meeting?.noticeSent !== undefined || released.allows(sources)
    return state !== 'draft' && state !== 'cited' && free && isNoticed(meeting, released)
  })
  const shown = new Set([...called, ...cases.filter(wasCalled)].map(({ id }) => id))
  const cited = cases.filter(
    ({ state, quoted }) =>
      state === 'cited' && quoted.some(({ citedIn, sources }) => shown.has(citedIn) && released.allows(sources)),
  )
  return new Set([...shown, ...cited.map(({ id }) => id)])
}

/** The levels and what a person has registered; a council that only papers name, once something of it is public. */
function isPublicCouncil(
  { id, level, turns }: Council,
  { case: cases, meeting }: KeptRecords,
  showing: Showing,
): boolean {
  if (level !== 'annet' || turns !== undefined) return true
  return (
    cases.some((each) => each.council === id && showing.cases.has(each.id)) ||
    meeting.some((each) => each.council === id && isOpenMeeting(each, showing.released))
  )
}

/** A case or meeting that a difference is about, however deep inside: `nuit/2026/5`, `nuit/2026/5/earlier/3`. */
function recordsNamed(where: string, ...known: readonly ReadonlyMap<string, unknown>[]): readonly string[] {
  const parts = where.split('/')
  const starts = parts.map((_, n) => parts.slice(0, n + 1).join('/'))
  return starts.filter((start) => known.some((ids) => ids.has(start)))
}

/** Without an optional reference to what is not public: it would lead nowhere, and tell that there is something. */
function linked<T extends object, K extends keyof T>(record: T, key: K, isShown: (id: string) => boolean): T {
  const { [key]: to, ...rest } = record
  return typeof to === 'string' && !isShown(to) ? (rest as T) : record // called for optional fields alone
}

/** The fields that `publicFields` names, and no others. */
function publicOf<K extends PublicKind>(kind: K, record: Records[K]): Published<Records[K]> {
  const fields: Readonly<Record<string, string>> = publicFields[kind]
  const shown = Object.entries(record).filter(([field]) => fields[field] === 'public')
  // What is public is kept as it was, and what is internal is optional: the same type remains.
  return Object.fromEntries(shown) as Published<Records[K]>
}
