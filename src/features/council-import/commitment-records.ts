import { createHash } from 'node:crypto'
import {
  type CommitmentSuggestion,
  commitmentsIn,
  commitmentsInInput,
  type CouncilCase,
  type CouncilId,
  type Meeting,
  nextMeetingDay,
  nextMeetingSaid,
} from '../council/index.ts'
import type { PaperText } from '../council-papers/index.ts'
import type { Derived } from './store.ts'

/**
 * What somebody took upon them, by the words of decisions, inputs and proposals. «I neste møte» is due on the day that the
 * meeting's own papers give for the next one, else when the council is next known to meet within a year.
 */
export function commitmentRecords(
  cases: readonly CouncilCase[],
  meetings: readonly Meeting[],
  papers: readonly PaperText[],
): readonly Derived<'commitment'>[] {
  const next = new Map(meetings.map((meeting) => [meeting.id, nextDay(meeting, meetings, papers)]))
  return [
    ...cases.flatMap((each) =>
      commitmentsIn(each, next.get(each.meeting ?? '')).map((found) => commitment(each.council, each.id, found)),
    ),
    ...meetings.flatMap(({ id, council, agenda }) =>
      agenda
        .flatMap(({ inputs = [] }) => inputs)
        .flatMap((input) => commitmentsInInput(input, next.get(id)))
        .map((found) => commitment(council, id, found)),
    ),
  ]
}

function commitment(council: CouncilId, madeIn: string, found: CommitmentSuggestion): Derived<'commitment'> {
  const hash = createHash('sha256').update(`${madeIn}\n${found.text}`).digest('hex').slice(0, 12)
  const id = `lovet-${hash}`
  return { kind: 'commitment', council, id, content: { id, council, madeIn, ...found } }
}

function nextDay(meeting: Meeting, meetings: readonly Meeting[], papers: readonly PaperText[]): string | undefined {
  const { council, date = '', sources } = meeting
  const lines = new Map(papers.map((paper) => [paper.sha256, paper.lines]))
  for (const {
    document,
    lines: [from, to],
  } of sources) {
    const ours = lines.get(document)?.slice(from - 1, to) ?? []
    for (const [index, line] of ours.entries()) {
      if (!/neste møte/i.test(line)) continue
      const said = ours
        .slice(index, index + 3)
        .join(' ')
        .replace(/\s+/g, ' ')
      const day = nextMeetingSaid(said.slice(said.search(/neste møte/i)), date)
      if (day !== undefined) return day
    }
  }
  return nextMeetingDay(
    meetings.filter((other) => other.council === council).map((other) => other.date),
    date,
  )
}
