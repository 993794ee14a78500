import type { Placed } from './placing.ts'
import { compareKeys, distinctBy } from './merge-cases.ts'
import type { AgendaLine, MeetingReading, Part, PartKind } from './reading.ts'

/** The id of the meeting a part belongs to. */
export function meetingIdOf({ council, date, draft }: Placed): string {
  return draft ?? `${council}/${date}`
}

const plan: readonly PartKind[] = ['innkalling', 'presentasjon', 'referat', 'toppnotat']
const held: readonly PartKind[] = ['referat', 'innkalling', 'presentasjon', 'toppnotat']

/** One meeting: the plan by the notice first, who came by the minutes first. */
export function mergeMeeting(id: string, parts: readonly Placed[]): MeetingReading {
  const planned = sortedBy(plan, parts)
  const attended = sortedBy(held, parts)
  const next = firstOf(attended, ({ nextMeeting }) => nextMeeting)
  const number = firstOf(planned, ({ number: each }) => each)?.value
  const timed = planned.find(({ from }) => from !== undefined)
  const place = firstOf(planned, (part) => part.place)?.value
  const [council, date] = [parts.find((each) => each.council)?.council, parts.find((each) => each.date)?.date]
  return {
    id,
    ...(council && { council }),
    ...(date && { date }),
    ...(number && { number }),
    ...(timed?.from && { from: timed.from }),
    ...(timed?.to && { to: timed.to }),
    ...(place && { place }),
    kinds: [...new Set(parts.map(({ part }) => part.kind))].sort(),
    members: firstWith(attended, ({ members }) => members),
    absent: firstWith(attended, ({ absent }) => absent),
    substitutes: firstWith(attended, ({ substitutes }) => substitutes),
    others: firstWith(attended, ({ others }) => others),
    memberChanges: firstWith(attended, ({ memberChanges }) => memberChanges),
    agenda: mergedAgenda(planned),
    ...(next && { nextMeeting: next }),
    sources: distinctBy(
      parts.map(({ part }) => part.source),
      ({ document, lines }) => `${document} ${lines.join('-')}`,
    ),
  }
}

function sortedBy(kinds: readonly PartKind[], parts: readonly Placed[]): readonly Part[] {
  const key = ({ part, own, document }: Placed): readonly (number | string)[] => [
    kinds.indexOf(part.kind),
    own ? 0 : 1,
    document.document,
    part.source.lines[0],
  ]
  return [...parts].sort((one, other) => compareKeys(key(one), key(other))).map(({ part }) => part)
}

function firstOf<Value>(parts: readonly Part[], of: (part: Part) => Value | undefined): Value | undefined {
  return parts.map(of).find((value) => value !== undefined)
}

function firstWith<Value>(parts: readonly Part[], of: (part: Part) => readonly Value[]): readonly Value[] {
  return parts.map(of).find((values) => values.length > 0) ?? []
}

/** The plan's agenda, and under its open items what the minutes say was said there. */
function mergedAgenda(planned: readonly Part[]): readonly AgendaLine[] {
  const agenda = [...firstWith(planned, (part) => part.agenda)]
  for (const said of planned.flatMap((part) => part.agenda)) {
    if (said.kind !== 'open' || !said.inputs || said.inputs.length === 0) continue
    const at = agenda.findIndex(
      ({ kind, title }) => kind === 'open' && title.toLowerCase() === said.title.toLowerCase(),
    )
    const line = agenda[at]
    if (!line) agenda.push(said)
    else if (!line.inputs) agenda[at] = { ...line, inputs: said.inputs }
  }
  return agenda
}
