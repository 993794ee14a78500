import { areFoundDifferent } from './identity.ts'
import { type CentralPatient, centralOf, getIdentity, type PatientsNeeds } from './kept-identities.ts'
import { type OpenPair, pairOf } from './store.ts'

/** Two that may be one person, and nobody has decided. */
export type Proposal = { readonly one: CentralPatient; readonly other: CentralPatient; readonly foundAt: Date }

/** Those that wait, the oldest first. A pair that was decided by way of others in the meantime is closed here. */
export async function waitingProposals(needs: PatientsNeeds): Promise<readonly Proposal[]> {
  const waiting = new Map<string, Proposal>()
  for (const open of await needs.store.openPairs()) {
    const proposal = await proposalOf(needs, open)
    const { one, other } = proposal
    if (one.id === other.id || areFoundDifferent(one.identities, other.identities)) {
      await needs.store.close(open.pair, needs.now())
      continue
    }
    const both = pairOf(one.id, other.id).join()
    if (!waiting.has(both)) waiting.set(both, proposal)
  }
  return [...waiting.values()]
}

async function proposalOf(needs: PatientsNeeds, { pair, foundAt }: OpenPair): Promise<Proposal> {
  const [one, other] = await Promise.all([personOf(needs, pair[0]), personOf(needs, pair[1])])
  return { one, other, foundAt }
}

async function personOf(needs: PatientsNeeds, id: string): Promise<CentralPatient> {
  return centralOf(needs, (await getIdentity(needs, id)).identity)
}
