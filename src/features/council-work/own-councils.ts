import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import {
  type Act,
  addInput,
  type CouncilId,
  type CouncilStore,
  isOn,
  type Meeting,
  type Membership,
  type Stored,
} from '../council/index.ts'
import { changed, loadMeeting, type MeetingInHand, readOf } from './workspace.ts'

/** The memberships, also as standing substitute, that a signed-in person has on a day. */
export async function ownMemberships(
  store: CouncilStore,
  { subject }: SignedIn,
  day: string,
): Promise<readonly Membership[]> {
  const all = await store.list('membership')
  return all.map(({ content }) => content).filter((each) => each.subject === subject && isOn(each, day))
}

/** A meeting is shown to the members of its council from the notice on. */
export const isCalled = ({ state, noticeSent, date }: Meeting): boolean =>
  date !== undefined && (state === 'cancelled' ? noticeSent !== undefined : state !== 'planned')

/**
 * A meeting of one of the person's own councils. Another council's, one that is not called and one that is not there
 * are refused alike.
 *
 * @throws Problem `not-found`
 */
export async function ownMeeting(
  store: CouncilStore,
  person: SignedIn,
  council: CouncilId,
  day: string,
  today: string,
): Promise<{ readonly hand: MeetingInHand; readonly membership: Membership }> {
  const membership = (await ownMemberships(store, person, today)).find((each) => each.council === council)
  if (!membership) throw new Problem('not-found', 'not-found', 'No such meeting')
  const hand = await loadMeeting(store, council, day)
  if (!isCalled(hand.meeting.content)) throw new Problem('not-found', 'not-found', 'No such meeting')
  return { hand, membership }
}

/** What a member sends in, in the member's own name. @throws Problem as the rule `addInput` */
export async function giveInput(
  store: CouncilStore,
  { meeting }: MeetingInHand,
  treated: Stored<'case'>,
  { person, organisation }: Membership,
  said: { readonly text: string; readonly internal: boolean },
  act: Act,
): Promise<void> {
  const from = organisation === '' ? person : `${person}, ${organisation}`
  const after = addInput(treated.content, meeting.content, { ...said, points: [], from })
  await store.commit({ ...act, why: 'Ga innspill som medlem' }, [changed(treated, after)], [readOf(meeting)])
}
