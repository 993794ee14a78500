import type { Placed } from './placing.ts'
import { believed, distinctSources, firstListed, firstSaid } from './precedence.ts'
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
  const next = firstSaid(attended, ({ nextMeeting }) => nextMeeting)
  const number = firstSaid(planned, ({ number: each }) => each)?.value
  const timed = planned.find(({ from }) => from !== undefined)
  const place = firstSaid(planned, (part) => part.place)?.value
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
    members: firstListed(attended, ({ members }) => members),
    absent: firstListed(attended, ({ absent }) => absent),
    substitutes: firstListed(attended, ({ substitutes }) => substitutes),
    others: firstListed(attended, ({ others }) => others),
    memberChanges: firstListed(attended, ({ memberChanges }) => memberChanges),
    agenda: mergedAgenda(planned),
    ...(next && { nextMeeting: next }),
    sources: distinctSources(parts.map(({ part }) => part.source)),
  }
}

function sortedBy(kinds: readonly PartKind[], parts: readonly Placed[]): readonly Part[] {
  return believed(parts, kinds, (placed) => ({ placed, line: placed.part.source.lines[0] })).map(({ part }) => part)
}

/** The plan's agenda, and under its open items what the minutes say was said there. */
function mergedAgenda(planned: readonly Part[]): readonly AgendaLine[] {
  const agenda = [...firstListed(planned, (part) => part.agenda)]
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
