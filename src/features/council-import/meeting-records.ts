import type { AgendaItem, CouncilCase, CouncilId, Meeting } from '../council/index.ts'
import type { AgendaLine, MeetingReading, PersonSaid, Reading } from '../council-papers/index.ts'
import { isDraft } from './answers.ts'
import { inputRecord } from './input-record.ts'

type Known = MeetingReading & { readonly council: CouncilId; readonly date: string }

/** The meetings whose council and day are known. */
export function meetingRecords({ meetings }: Reading, cases: readonly CouncilCase[]): readonly Meeting[] {
  const known = meetings.filter((each): each is Known => !isDraft(each))
  const lastDay = new Map<CouncilId, string>()
  for (const { council, date } of known) if (date > (lastDay.get(council) ?? '')) lastDay.set(council, date)
  const approvals = new Map(
    cases.flatMap(({ approvesMinutesOf, decisions, meeting }) =>
      approvesMinutesOf !== undefined && meeting !== undefined && decisions.some(({ text }) => /godkjen/i.test(text))
        ? [[approvesMinutesOf, meeting] as const]
        : [],
    ),
  )
  return known.map((each) =>
    meetingRecord(each, cases, approvals.get(each.id), (lastDay.get(each.council) ?? '') > each.date),
  )
}

function meetingRecord(
  said: Known,
  cases: readonly CouncilCase[],
  approvedIn: string | undefined,
  followed: boolean,
): Meeting {
  const { id, council, date, number, from, to, place } = said
  const ours = cases.filter(({ meeting }) => meeting === id)
  return {
    id,
    council,
    date,
    ...(number === undefined ? {} : { number }),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(place === undefined ? {} : { place }),
    form: place !== undefined && /\b(teams|digitalt|video|zoom)\b/i.test(place) ? 'digital' : 'unknown',
    extraordinary: ours.some(({ title }) => /ekstraordinær/i.test(title)),
    state: stateOf(said, approvedIn, followed),
    agenda: said.agenda.map((line, n) => agendaItem(line, n + 1, ours)),
    members: said.members.map(attendance),
    absent: said.absent.map(attendance),
    substitutes: said.substitutes.map((person) => ({
      ...attendance(person),
      ...(person.instead === undefined ? {} : { instead: person.instead }),
    })),
    others: said.others.map(attendance),
    ...(approvedIn === undefined ? {} : { minutesApprovedIn: approvedIn }),
    sources: said.sources,
  }
}

/** What the papers show of it: that its minutes were approved, that there are minutes, that the council has met since. */
function stateOf({ kinds }: Known, approvedIn: string | undefined, followed: boolean): Meeting['state'] {
  if (approvedIn !== undefined) return 'minutes-approved'
  if (kinds.includes('referat')) return 'minutes-sent'
  return followed ? 'held' : 'notice-sent'
}

function agendaItem(line: AgendaLine, place: number, cases: readonly CouncilCase[]): AgendaItem {
  const { kind, title, clock, presenter, number, inputs = [] } = line
  const about = cases.find((each) => each.number === number)
  return {
    id: `${place}`,
    kind,
    title,
    ...(clock === undefined ? {} : { clock }),
    ...(presenter === undefined ? {} : { presenter }),
    ...(about === undefined ? {} : { case: about.id }),
    ...(inputs.length === 0
      ? {}
      : {
          inputs: inputs.map(inputRecord),
        }),
  }
}

function attendance({ person, organisation }: PersonSaid) {
  return { person, ...(organisation === undefined ? {} : { organisation }) }
}
