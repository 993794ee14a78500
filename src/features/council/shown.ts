import { emptyCase } from './case.ts'
import { type Hidden, internalCorrections } from './hidden.ts'
import { caseNumber } from './numbering.ts'
import { publicPlace } from './public-place.ts'
import type { CaseId, Correction, CouncilCase, Difference, Input, Meeting, MeetingId, Source } from './records.ts'
import type { Released } from './released.ts'

/** What decides whether a part of a record is shown. */
export type Showing = {
  readonly hidden: Hidden
  readonly released: Released
  /** The cases that are public at all. */
  readonly cases: ReadonlySet<CaseId>
}

const noticed: readonly Meeting['state'][] = ['notice-sent', 'held', 'minutes-sent', 'minutes-approved']
const minutesOut: readonly Meeting['state'][] = ['minutes-sent', 'minutes-approved']

/** Whether we sent its notice ourselves, or a public paper is about it. A plan of ours is nobody else's yet (item 8). */
export const isOpenMeeting = ({ date, noticeSent, sources, state }: Meeting, released: Released): boolean =>
  date !== undefined &&
  (noticeSent !== undefined || (sources.length > 0 ? released.allows(sources) : noticed.includes(state)))

/** Whether the meeting has been called: from then on its agenda and papers are public, even if it is cancelled later. */
export const isNoticed = (meeting: Meeting | undefined, released: Released): boolean =>
  meeting !== undefined &&
  isOpenMeeting(meeting, released) &&
  (noticed.includes(meeting.state) || (meeting.state === 'cancelled' && meeting.noticeSent !== undefined))

/** Whether something said in a meeting is public: a public paper says it, or we have sent the minutes. */
export const isSaid = (
  meeting: Meeting | undefined,
  sources: readonly Source[] | undefined,
  released: Released,
): boolean =>
  sources !== undefined && sources.length > 0
    ? released.allows(sources)
    : meeting !== undefined && minutesOut.includes(meeting.state)

/** A meeting that a paper only plans has a day and a place, nothing on its agenda. */
export function meetingShown(kept: Meeting, showing: Showing): Meeting {
  const { released } = showing
  const meeting = placed(kept)
  const { agenda, members, absent, substitutes, others, sources, corrections, cancelled, ...rest } = meeting
  if (!isNoticed(meeting, released)) {
    return { ...rest, agenda: [], members: [], absent: [], substitutes: [], others: [], sources: [] }
  }
  const called = meeting.state === 'notice-sent' || meeting.state === 'cancelled'
  const attended = (field: 'members' | 'absent' | 'substitutes' | 'others') =>
    isSaid(meeting, meeting.fieldSources?.[field] ?? sources, released) ? meeting[field] : []
  return {
    ...rest,
    agenda: agenda
      .filter((item) => item.case === undefined || showing.cases.has(item.case))
      .map(({ inputs, ...item }) =>
        inputs === undefined ? item : { ...item, inputs: inputsShown(inputs, meeting, showing) },
      ),
    members: called ? members : attended('members'),
    absent: attended('absent'),
    substitutes: attended('substitutes'),
    others: attended('others'),
    sources,
    ...(cancelled !== undefined && { cancelled }),
    ...(corrections !== undefined && { corrections: correctionsShown(meeting) }),
  }
}

/** Without the way into a digital meeting, also where its place was corrected. */
function placed({ place, ...meeting }: Meeting): Meeting {
  const { form, corrections } = meeting
  const told = (text: string) => publicPlace({ place: text, form }) ?? ''
  return {
    ...meeting,
    ...(place !== undefined && { place: told(place) }),
    ...(corrections !== undefined && {
      corrections: corrections.map((each) =>
        each.field === 'place' ? { ...each, before: told(each.before), after: told(each.after) } : each,
      ),
    }),
  }
}

/** What is shown of a case that is public. */
export function caseShown(kept: CouncilCase, meetings: ReadonlyMap<MeetingId, Meeting>, showing: Showing): CouncilCase {
  const meeting = meetings.get(kept.meeting ?? '')
  if (kept.state !== 'cited' && !isNoticed(meeting, showing.released)) return waitingShown(kept, meetings)
  const { hidden, released } = showing
  const { type, owner, handler, fieldSources = {}, ...rest } = kept
  const free = (field: string) => released.allows(fieldSources[field])
  const otherTitles = kept.otherTitles.filter(({ source }) => released.allows([source]))
  const title = free('title') ? kept.title : (otherTitles[0]?.title ?? `Sak ${caseNumber(kept)}`)
  return {
    ...rest,
    title,
    otherTitles,
    ...(type !== undefined && free('type') && { type }),
    ...(owner !== undefined && free('owner') && { owner }),
    ...(handler !== undefined && free('handler') && { handler }),
    ...(kept.fieldSources !== undefined && { fieldSources }),
    questions: free('questions') ? kept.questions : [],
    attachments: free('attachments') ? kept.attachments : [],
    sections: kept.sections.filter(
      ({ sources, heading, text }) => released.allows(sources) && !hidden.covers(sources, heading, text),
    ),
    proposals: kept.proposals.filter(({ sources }) => released.allows(sources)),
    decisions: kept.decisions.filter(({ sources }) => isSaid(meeting, sources, released)),
    quoted: kept.quoted.filter(({ citedIn, sources }) => showing.cases.has(citedIn) && released.allows(sources)),
    inputs: inputsShown(kept.inputs, meeting, showing),
    earlier: kept.earlier.filter(({ sources }) => released.allows(sources)),
    corrections: correctionsShown(kept),
  }
}

/**
 * A case that was in a notice and waits for another meeting: what it was called then, and that it waits. What is written
 * of it now is a draft again.
 */
function waitingShown(kept: CouncilCase, meetings: ReadonlyMap<MeetingId, Meeting>): CouncilCase {
  const { id, council, year, number, type, calledTo = [], state } = kept
  const items = calledTo.flatMap((called) => meetings.get(called)?.agenda ?? [])
  return {
    id,
    council,
    year,
    number,
    title: items.findLast((item) => item.case === id)?.title ?? `Sak ${caseNumber(kept)}`,
    ...(type !== undefined && { type }),
    calledTo,
    state,
    ...emptyCase,
  }
}

const inputsShown = (inputs: readonly Input[], meeting: Meeting | undefined, { released }: Showing): readonly Input[] =>
  inputs
    .filter(({ internal, sources }) => !internal && isSaid(meeting, sources, released))
    .map(({ id, text, from, points, sources }) => ({
      id,
      text,
      ...(from !== undefined && { from }),
      points,
      internal: false,
      sources,
    }))

function correctionsShown(kept: CouncilCase | Meeting): readonly Correction[] {
  const internal = new Set(internalCorrections(kept))
  return (kept.corrections ?? [])
    .filter((correction) => !internal.has(correction))
    .map((correction) => (correction.withheld ? { ...correction, before: '', after: '' } : correction))
}

/** Nobody's name and no free text of who settled it. */
export function differenceShown({ settled, ...difference }: Difference): Difference {
  return settled === undefined ? difference : { ...difference, settled: { by: '', at: settled.at, how: '' } }
}
