import type { Commitment, CouncilCase, Input, MeetingId } from './records.ts'

/** A sentence in which somebody may have taken something upon them. A person says whether they did. */
export type CommitmentSuggestion = Pick<Commitment, 'text' | 'owner' | 'due' | 'basis' | 'fromInput' | 'sources'>

/** What somebody does who takes something upon them; before it stands who. Of a council's request, `owner` is whom it asks. */
const phrases: readonly RegExp[] = [
  /\s(?:har\s+)?bekreftet?(?:r)?\s+at\s+de\s+(?:tar|vil ta|skal ta)\s+ansvar(?:et)?\s+for\b/u,
  /\s(?:tar|påtar seg|tok|vil ta|skal ta)\s+ansvar(?:et)?\s+for\b/u,
  /\s(?:kommer|vil komme|skal komme)\s+tilbake\s+(?:til|med)\b/u,
  /\sber\s+(?:om at\s+)?(?<owner>\p{Lu}[\p{L}\p{N} -]*?)\s+(?:om å\s+)?(?:presenter(?:e|er)|legg(?:e|er)\s+fr[ae]m|utarbeider?|vurderer?|kommer?\s+tilbake|følger?\s+opp)\b/u,
  /\s(?:skal|vil)\s+(?:legge|sende|utarbeide|presentere|invitere)\b/u,
  /\s(?:legger|sender|presenterer|orienterer|kaller|inviterer)\s[^.]*?(?:i|til|på)\s+neste\s+(?:møtet?|rådsmøtet?)\b/u,
]

/** Ends the subject of a sentence. */
const verb = /,|\s(?:tar|har|bekreft|kommer|skal|vil|ber|er|opplyste|svarte|kommenterte|informerte|legger|sender)/u

const inNextMeeting = /\b(?:i|til|på)\s+(?:det\s+)?neste\s+(?:møtet?|rådsmøtet?)\b/iu

/**
 * Sentences of a case that may be commitments (issue 3, item 5), from decisions, inputs and proposals, each once; what
 * stands in a decision goes before the same sentence as proposed.
 *
 * @param next the council's next meeting, as an id or a day: when «neste møte» is due
 */
export function commitmentsIn(
  one: Pick<CouncilCase, 'decisions' | 'inputs' | 'proposals'>,
  next?: MeetingId,
): readonly CommitmentSuggestion[] {
  const found = [
    ...one.decisions.flatMap(({ text, sources }) => suggestions(text, { basis: 'vedtak', sources }, next)),
    ...one.inputs.flatMap((input) => commitmentsInInput(input, next)),
    ...one.proposals.flatMap(({ text, sources }) => suggestions(text, { basis: 'forslag', sources }, next)),
  ]
  return [...new Map(found.toReversed().map((each) => [each.text, each])).values()].toReversed()
}

/** The same of one input, such as those under «Dagsaktuelt». */
export function commitmentsInInput(
  { id, text, points, sources }: Input,
  next?: MeetingId,
): readonly CommitmentSuggestion[] {
  return [text, ...points].flatMap((each) => suggestions(each, { basis: 'innspill', fromInput: id, sources }, next))
}

function suggestions(
  text: string,
  about: Pick<CommitmentSuggestion, 'basis' | 'fromInput' | 'sources'>,
  next: MeetingId | undefined,
): readonly CommitmentSuggestion[] {
  return sentencesOf(text).flatMap((sentence) => {
    const said = phrases.map((phrase) => phrase.exec(sentence)).find((match) => match !== null)
    if (said === undefined) return []
    const subject = sentence.slice(0, said.index).split(/[:;]/u).at(-1) ?? ''
    const owner = (said.groups?.owner ?? subject).split(verb)[0]?.trim() ?? ''
    return {
      text: sentence,
      ...(/^\p{Lu}/u.test(owner) && owner.length < 80 && { owner }),
      ...(next !== undefined && inNextMeeting.test(sentence) && { due: next }),
      ...about,
    }
  })
}

/** A sentence ends at a full stop before a capital; not after an ordinal, a clock or a short word such as «mill.». */
function sentencesOf(text: string): readonly string[] {
  return text
    .replaceAll(/\s+/gu, ' ')
    .split(/(?<=\p{L}{3}[.!?]|\)\.)(?<!\b(?:bl\.a|mill|mrd|ca|nr|jf|pkt)\.) (?=[\p{Lu}«])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
}

/**
 * The first of these days after a meeting, within a year: a later one is another series of meetings, or a gap in the papers.
 */
export function nextMeetingDay(days: readonly (string | undefined)[], after: string): string | undefined {
  const latest = `${Number(after.slice(0, 4)) + 1}${after.slice(4)}`
  return days.filter((day) => day !== undefined && day > after && day <= latest).toSorted()[0]
}

const months = 'januar februar mars april mai juni juli august september oktober november desember'.split(' ')

/**
 * The day a text says the next meeting is: «Neste møte i rådet er 11. desember». Without a year it is the first such day
 * after the meeting.
 *
 * @param after the day of the meeting that says so
 */
export function nextMeetingSaid(text: string, after: string): string | undefined {
  const said = /\bneste\s+møte\b[^.]*?\b(\d{1,2})\.\s*(\p{L}+)(?:\s+(\d{4}))?/iu.exec(text)
  const month = months.indexOf(said?.[2]?.toLowerCase() ?? '') + 1
  const day = Number(said?.[1])
  if (month === 0 || day < 1 || day > 31) return undefined
  const inYear = (year: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const year = Number(after.slice(0, 4))
  if (said?.[3] !== undefined) return inYear(Number(said[3]))
  return inYear(year) > after ? inYear(year) : inYear(year + 1)
}
