import type { CaseId, CouncilCase, Meeting } from '../council/index.ts'
import { endOf } from './agenda.ts'

/** What the check before the notice finds. `stops`: the notice cannot be sent before it is mended. */
export type Finding = {
  readonly kind: keyof typeof findingKinds
  readonly case?: CaseId
  /** Another case it is about: the same matter in another council. */
  readonly other?: CaseId
}

/** Every kind of finding, and whether it stops the notice. */
export const findingKinds = {
  'no-day': 'stops',
  'no-clock': 'stops',
  'no-place': 'stops',
  'nothing-on-agenda': 'stops',
  'too-long': 'asks',
  'no-paper': 'asks',
  'no-proposal': 'asks',
  'no-owner': 'asks',
  'outside-mandate': 'asks',
  'treated-elsewhere': 'asks',
  'open-minutes': 'asks',
} as const satisfies Readonly<Record<string, 'stops' | 'asks'>>

/** Case types that have a paper: the others are talked about without one. */
const withPaper: readonly CouncilCase['type'][] = ['godkjenning', 'orientering', 'drofting']

export const stops = ({ kind }: Finding): boolean => findingKinds[kind] === 'stops'

/** What the check needs of the rest of the council: rules that look beyond the meeting. */
export type AroundNotice = {
  readonly outsideMandate: (each: CouncilCase) => boolean
  /** A case of the same matter in another council, when it is treated here without a stated need. */
  readonly treatedElsewhere: (each: CouncilCase) => CaseId | undefined
  /** Meetings whose minutes wait for approval, and that no case on this agenda approves. */
  readonly openMinutes: number
}

/** Looks through a meeting before its notice is sent (issue 3, items 4 and 7). */
export function checkNotice(
  meeting: Meeting,
  cases: readonly CouncilCase[],
  { outsideMandate, treatedElsewhere, openMinutes }: AroundNotice,
): readonly Finding[] {
  const end = endOf(meeting.agenda, meeting.from)
  const ofMeeting: readonly (Finding['kind'] | false)[] = [
    meeting.date === undefined && 'no-day',
    meeting.from === undefined && 'no-clock',
    meeting.form !== 'digital' && meeting.place === undefined && 'no-place',
    cases.length === 0 && 'nothing-on-agenda',
    meeting.to !== undefined && end !== undefined && end > meeting.to && 'too-long',
    openMinutes > 0 && 'open-minutes',
  ]
  const ofCase = (each: CouncilCase): readonly Finding[] => {
    const paper = withPaper.includes(each.type) && each.approvesMinutesOf === undefined
    const kinds: readonly (Finding['kind'] | false)[] = [
      paper && each.sections.every(({ text }) => text === '') && 'no-paper',
      paper && each.proposals.length === 0 && 'no-proposal',
      each.owner === undefined && each.approvesMinutesOf === undefined && 'no-owner',
      each.approvesMinutesOf === undefined && outsideMandate(each) && 'outside-mandate',
    ]
    const other = treatedElsewhere(each)
    return [
      ...kinds.filter((kind) => kind !== false).map((kind) => ({ kind, case: each.id })),
      ...(other === undefined ? [] : [{ kind: 'treated-elsewhere' as const, case: each.id, other }]),
    ]
  }
  return [...ofMeeting.filter((kind) => kind !== false).map((kind) => ({ kind })), ...cases.flatMap(ofCase)]
}
