import { type CouncilId, meetingId } from '../council/index.ts'
import type { CaseReading, MeetingReading, Reading } from '../council-papers/index.ts'
import type { Review } from './store.ts'

/** What a paper left open about its meeting, and a person answered. */
export type Answer = { readonly council?: CouncilId; readonly date?: string }

/** Meetings whose papers do not say of which council, or which day, they are. */
export const isDraft = ({ council, date }: MeetingReading): boolean => council === undefined || date === undefined

/** The name under which a question about a draft is answered. */
export const questionFact = (draft: string, about: keyof Answer): string => `meeting ${draft} ${about}`

/** The answers to the questions of a draft. */
export function answerOf(draft: string, reviews: ReadonlyMap<string, Review>): Answer {
  const value = (about: keyof Answer) => {
    const review = reviews.get(questionFact(draft, about))
    return review?.verdict === 'answered' ? review.value : undefined
  }
  const [council, date] = [value('council'), value('date')]
  return { ...(council === undefined ? {} : { council }), ...(date === undefined ? {} : { date }) }
}

/** The drafts nobody has answered for, with what is still open about each. */
export function openDrafts(reading: Reading, reviews: ReadonlyMap<string, Review>): readonly MeetingReading[] {
  return reading.meetings.filter((meeting) => isDraft({ ...meeting, ...answerOf(meeting.id, reviews) }))
}

/** The reading as it would be had the papers said what people answered. */
export function answered(reading: Reading, reviews: ReadonlyMap<string, Review>): Reading {
  const renamed = new Map<string, MeetingReading>()
  for (const draft of reading.meetings.filter(isDraft)) {
    const told = { ...draft, ...answerOf(draft.id, reviews) }
    const { council, date } = told
    if (council !== undefined && date !== undefined) renamed.set(draft.id, { ...told, id: meetingId(council, date) })
  }
  if (renamed.size === 0) return reading
  const meetings = reading.meetings.map((meeting) => renamed.get(meeting.id) ?? meeting)
  const cases = reading.cases.map((each) => {
    const meeting = renamed.get(each.meeting ?? '')
    if (!meeting?.council) return each
    return {
      ...each,
      council: meeting.council,
      meeting: meeting.id,
      id: `${meeting.council}/${each.year}/${each.number}`,
    }
  })
  return { ...reading, meetings: joined(meetings, joinMeetings), cases: joined(cases, joinCases) }
}

/** Two of one id become one: a draft may turn out to be about a meeting that other papers know. */
function joined<Item extends { readonly id: string }>(
  items: readonly Item[],
  join: (one: Item, other: Item) => Item,
): readonly Item[] {
  const byId = new Map<string, Item>()
  for (const item of items) {
    const known = byId.get(item.id)
    byId.set(item.id, known ? join(known, item) : item)
  }
  return [...byId.values()]
}

const longer = <Item>(one: readonly Item[], other: readonly Item[]): readonly Item[] =>
  other.length > one.length ? other : one

function joinMeetings(one: MeetingReading, other: MeetingReading): MeetingReading {
  return {
    ...other,
    ...one,
    kinds: [...new Set([...one.kinds, ...other.kinds])].sort(),
    members: longer(one.members, other.members),
    absent: longer(one.absent, other.absent),
    substitutes: longer(one.substitutes, other.substitutes),
    others: longer(one.others, other.others),
    memberChanges: longer(one.memberChanges, other.memberChanges),
    agenda: longer(one.agenda, other.agenda),
    sources: [...one.sources, ...other.sources],
  }
}

function joinCases(one: CaseReading, other: CaseReading): CaseReading {
  return {
    ...other,
    ...one,
    otherTitles: longer(one.otherTitles, other.otherTitles),
    sections: longer(one.sections, other.sections),
    questions: longer(one.questions, other.questions),
    attachments: longer(one.attachments, other.attachments),
    proposals: longer(one.proposals, other.proposals),
    decisions: longer(one.decisions, other.decisions),
    inputs: longer(one.inputs, other.inputs),
    earlier: longer(one.earlier, other.earlier),
    sources: [...one.sources, ...other.sources],
  }
}
