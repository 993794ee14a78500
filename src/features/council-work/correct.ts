import { type Act, type Correcting, type CouncilStore, correct, type Stored } from '../council/index.ts'
import { changed, readOf } from './workspace.ts'

/** Something whose minutes are approved: a case with its meeting, or the meeting itself. */
export type Approved = {
  readonly record: Stored<'case'> | Stored<'meeting'>
  readonly meeting: Stored<'meeting'>
}

/** Corrects what approved minutes say. @throws Problem as the rule `correct`; `conflict` (`changed-meanwhile`) */
export async function correctApproved(
  store: CouncilStore,
  { record, meeting }: Approved,
  correcting: Correcting,
  act: Act,
): Promise<void> {
  const why = { ...act, why: `Rettet: ${correcting.reason}` }
  if (record.kind === 'meeting') {
    return store.commit(why, [changed(record, correct(record.content, meeting.content, correcting, act))])
  }
  const after = correct(record.content, meeting.content, correcting, act)
  await store.commit(why, [changed(record, after)], [readOf(meeting)])
}
