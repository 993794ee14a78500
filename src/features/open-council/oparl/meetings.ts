import type { AgendaItem, Meeting, Published } from '../../council/index.ts'
import { caseNumber } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { shortName } from '../council-names.ts'
import { clockIn, norwegianMoment } from '../norwegian-time.ts'
import { decisionOf } from '../outcome.ts'
import { uuidOf } from '../stable-id.ts'
import { fileOf } from './files.ts'
import { extentOf, headOf, type Making } from './making.ts'
import { personId, presentIn } from './people.ts'
import type { OparlObject } from './types.ts'

/** The states of a meeting in words (OParl 1.1 leaves them free). */
const meetingStates: Readonly<Record<Meeting['state'], string>> = {
  planned: 'planlagt',
  'notice-sent': 'innkalt',
  held: 'gjennomført',
  'minutes-sent': 'referat sendt',
  'minutes-approved': 'referat godkjent',
  cancelled: 'avlyst',
}

/** A meeting, its agenda inside it. */
export function meetingOf(meeting: Published<Meeting>, making: Making): OparlObject {
  const { open, to, origin } = making
  const { id, council, date, number, from, to: end, place, state, agenda, sources } = meeting
  const [first, ...rest] = [...new Set(sources.map(({ document }) => document))]
  return {
    ...headOf(to.object('meeting', id), 'Meeting', open.stampOf('meeting', id)),
    name: [shortName(open.council(council), council, date), number].filter((part) => part !== undefined).join(' '),
    meetingState: meetingStates[state],
    cancelled: state === 'cancelled',
    ...(date === undefined ? {} : { start: norwegianMoment(date, clockIn(from)) }),
    ...(date === undefined || clockIn(end) === undefined ? {} : { end: norwegianMoment(date, clockIn(end)) }),
    ...(place === undefined ? {} : { location: locationOf(place, making) }),
    organization: [to.object('organization', council)],
    participant: presentIn(meeting).map((name) => to.object('person', personId(name))),
    ...(first === undefined ? {} : { invitation: fileOf(first, making) }),
    ...(rest.length === 0 ? {} : { auxiliaryFile: rest.map((document) => fileOf(document, making)) }),
    agendaItem: agenda.map((item, order) => agendaItemOf(item, order, meeting, making)),
    web: `${origin}${addresses.meeting(id)}`,
  }
}

function agendaItemOf(
  item: AgendaItem,
  order: number,
  meeting: Published<Meeting>,
  { open, to, origin }: Making,
): OparlObject {
  const one = item.case === undefined ? undefined : open.case(item.case)
  const decision = one && decisionOf(one)
  const start =
    meeting.date === undefined || clockIn(item.clock) === undefined
      ? undefined
      : norwegianMoment(meeting.date, clockIn(item.clock))
  return {
    ...headOf(to.object('agendaItem', `${meeting.id}/${item.id}`), 'AgendaItem', open.stampOf('meeting', meeting.id)),
    meeting: to.object('meeting', meeting.id),
    order,
    name: item.title,
    public: true,
    ...(start === undefined ? {} : { start }),
    ...(one && {
      number: caseNumber(one),
      consultation: to.object('consultation', one.id),
      web: `${origin}${addresses.case(one.id)}`,
    }),
    ...(decision && { result: decision.kind, resolutionText: decision.text }),
  }
}

/** Every place that a meeting was held at. */
export function locationsOf(making: Making): readonly OparlObject[] {
  const places = new Set(making.open.meetings.flatMap(({ place }) => place ?? []))
  return [...places].map((place) => locationOf(place, making))
}

function locationOf(place: string, { open, to }: Making): OparlObject {
  const here = open.meetings.filter((meeting) => meeting.place === place)
  return {
    ...headOf(
      to.object('location', uuidOf(`place/${place}`)),
      'Location',
      extentOf(here.map(({ id }) => open.stampOf('meeting', id))),
    ),
    description: place,
    bodies: [to.body],
    meetings: here.map(({ id }) => to.object('meeting', id)),
  }
}
