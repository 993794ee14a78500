import {
  type Act,
  type Commitment,
  closeCommitment,
  type CouncilStore,
  makeCommitment,
  reopenCommitment,
  type Stored,
} from '../council/index.ts'
import { keyOf } from './draft-case.ts'
import { added, changed, loadRecord, readOf } from './workspace.ts'

/** Writes down what somebody took upon them. @throws Problem as the rule `makeCommitment` */
export async function recordCommitment(
  store: CouncilStore,
  made: Omit<Commitment, 'id' | 'sources' | 'closedBy'>,
  id: string,
  act: Act,
): Promise<Commitment> {
  const commitment = makeCommitment({ ...made, id: `oppfolging-${keyOf(id)}`, sources: [] })
  await store.commit({ ...act, why: 'Førte opp noe som skal følges opp' }, [
    added('commitment', made.council, commitment.id, commitment),
  ])
  return commitment
}

/** Closes it by a case. @throws Problem as the rule `closeCommitment` */
export async function closeBy(
  store: CouncilStore,
  commitment: Stored<'commitment'>,
  by: string,
  act: Act,
): Promise<void> {
  const closing = await loadRecord(store, 'case', by.split('/')[0] ?? '', by)
  const closed = closeCommitment(commitment.content, closing.content)
  await store.commit({ ...act, why: 'Lukket noe som ble fulgt opp' }, [changed(commitment, closed)], [readOf(closing)])
}

/** Opens it again. */
export async function reopen(store: CouncilStore, commitment: Stored<'commitment'>, act: Act): Promise<void> {
  return store.commit({ ...act, why: 'Åpnet noe som skal følges opp igjen' }, [
    changed(commitment, reopenCommitment(commitment.content)),
  ])
}
