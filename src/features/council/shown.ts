import { type Hidden, internalCorrections } from './hidden.ts'
import type { AgendaItem, CaseId, Correction, CouncilCase, Difference, Input, Meeting, Source } from './records.ts'

const noticed: readonly Meeting['state'][] = ['notice-sent', 'held', 'minutes-sent', 'minutes-approved']
const minutesOut: readonly Meeting['state'][] = ['minutes-sent', 'minutes-approved']

/** Whether the meeting has been called: from then on its agenda and papers are public, even if it is cancelled later. */
export const isNoticed = (meeting: Meeting | undefined): boolean =>
  meeting !== undefined &&
  meeting.date !== undefined &&
  (noticed.includes(meeting.state) || (meeting.state === 'cancelled' && meeting.noticeSent !== undefined))

/** Whether something said in a meeting is public: the minutes are out, or a paper says it. */
export const isSaid = (meeting: Meeting | undefined, sources: readonly Source[]): boolean =>
  sources.length > 0 || (meeting !== undefined && minutesOut.includes(meeting.state))

/** A meeting that is only planned has a day and a place, nothing on its agenda. */
export function meetingShown(meeting: Meeting, shownCases: ReadonlySet<CaseId>): Meeting {
  const { agenda, members, absent, substitutes, others, sources, corrections, cancelled, ...rest } = meeting
  if (!isNoticed(meeting)) {
    return { ...rest, agenda: [], members: [], absent: [], substitutes: [], others: [], sources: [] }
  }
  const called = meeting.state === 'notice-sent' || meeting.state === 'cancelled'
  const attended = isSaid(meeting, sources)
  return {
    ...rest,
    agenda: agenda
      .filter((item) => item.case === undefined || shownCases.has(item.case))
      .map((item) => agendaItemShown(item, meeting)),
    members: called || attended ? members : [],
    absent: attended ? absent : [],
    substitutes: attended ? substitutes : [],
    others: attended ? others : [],
    sources,
    ...(cancelled !== undefined && { cancelled }),
    ...(corrections !== undefined && { corrections: correctionsShown(meeting) }),
  }
}

function agendaItemShown({ inputs, ...item }: AgendaItem, meeting: Meeting): AgendaItem {
  return inputs === undefined ? item : { ...item, inputs: inputsShown(inputs, meeting) }
}

/** What is shown of a case that is public. */
export function caseShown(
  kept: CouncilCase,
  meeting: Meeting | undefined,
  shownCases: ReadonlySet<CaseId>,
  hidden: Hidden,
): CouncilCase {
  return {
    ...kept,
    sections: kept.sections.filter(({ sources, heading, text }) => !hidden.covers(sources, heading, text)),
    decisions: kept.decisions.filter(({ sources }) => isSaid(meeting, sources)),
    quoted: kept.quoted.filter(({ citedIn }) => shownCases.has(citedIn)),
    inputs: inputsShown(kept.inputs, meeting),
    corrections: correctionsShown(kept),
  }
}

const inputsShown = (inputs: readonly Input[], meeting: Meeting | undefined): readonly Input[] =>
  inputs
    .filter(({ internal, sources }) => !internal && isSaid(meeting, sources))
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
