import {
  type CaseId,
  type CasesById,
  type CouncilCase,
  isLateNotice,
  type Meeting,
  type MeetingFault,
  noticeFaults,
} from '../council/index.ts'
import { endOf } from './agenda.ts'

/** What the secretariat is asked about before the notice, and may leave as it is. */
export type Question =
  | 'notice-late'
  | 'no-clock'
  | 'too-long'
  | 'open-minutes'
  | 'no-paper'
  | 'no-proposal'
  | 'no-owner'
  | 'outside-mandate'
  | 'treated-elsewhere'

/** What the check before the notice finds. `stops`: the notice cannot be sent before it is mended. */
export type Finding = {
  readonly kind: MeetingFault | Question
  readonly stops: boolean
  readonly case?: CaseId
  /** Another case it is about: the same matter in another council. */
  readonly other?: CaseId
}

/** Case types that have a paper: the others are talked about without one. */
const withPaper: readonly CouncilCase['type'][] = ['godkjenning', 'orientering', 'drofting']

/** What the check needs of the rest of the councils: rules that look beyond the meeting. */
export type AroundNotice = {
  readonly outsideMandate: (each: CouncilCase) => boolean
  /** A case of the same matter in another council, when it is treated here without a stated need. */
  readonly treatedElsewhere: (each: CouncilCase) => CaseId | undefined
  /** Whether minutes wait for approval that no case on this agenda approves. */
  readonly openMinutes: boolean
}

/** Looks through a meeting before its notice is sent (issue 3, items 4 and 7). @param today in Norway */
export function checkNotice(
  meeting: Meeting,
  cases: CasesById,
  today: string,
  { outsideMandate, treatedElsewhere, openMinutes }: AroundNotice,
): readonly Finding[] {
  const end = endOf(meeting.agenda, meeting.from)
  const ofMeeting: readonly (Question | false)[] = [
    isLateNotice(meeting, today) && 'notice-late',
    meeting.from === undefined && 'no-clock',
    meeting.to !== undefined && end !== undefined && end > meeting.to && 'too-long',
    openMinutes && 'open-minutes',
  ]
  const ofCase = (each: CouncilCase): readonly Finding[] => {
    const approval = each.approvesMinutesOf !== undefined
    const paper = withPaper.includes(each.type) && !approval
    const kinds: readonly (Question | false)[] = [
      paper && each.sections.every(({ text }) => text === '') && 'no-paper',
      paper && each.type !== 'orientering' && each.proposals.length === 0 && 'no-proposal',
      !approval && each.owner === undefined && 'no-owner',
      !approval && outsideMandate(each) && 'outside-mandate',
    ]
    const other = treatedElsewhere(each)
    return [
      ...asked(kinds).map((finding) => ({ ...finding, case: each.id })),
      ...(other === undefined ? [] : [{ kind: 'treated-elsewhere', stops: false, case: each.id, other } as const]),
    ]
  }
  return [
    ...noticeFaults(meeting, cases).map(({ fault, ...where }) => ({ kind: fault, stops: true, ...where })),
    ...asked(ofMeeting),
    ...meeting.agenda.flatMap((item) => {
      const found = cases.get(item.case ?? '')
      return found ? ofCase(found) : []
    }),
  ]
}

const asked = (kinds: readonly (Question | false)[]): readonly Finding[] =>
  kinds.flatMap((kind) => (kind === false ? [] : [{ kind, stops: false }]))
