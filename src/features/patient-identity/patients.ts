import { Problem } from '../../kernel/problem.ts'
import type { PersonKey } from '../access-log/index.ts'
import { alikeTo } from './alike.ts'
import {
  addNumber,
  findDifferent,
  type IdentityRefusal,
  merge,
  mergedIn,
  noteNoMatch,
  type PatientIdentity,
  type PersonNumber,
  unmerge,
} from './identity.ts'
import {
  type Actor,
  actOf,
  type CentralPatient,
  centralOf,
  getIdentity,
  keyOf,
  type PatientsNeeds,
  writeIdentities,
} from './kept-identities.ts'
import type { Description } from './likeness.ts'
import { type Proposal, waitingProposals } from './proposals.ts'
import { recognise } from './recognise.ts'
import { type KeptIdentity, pairOf } from './store.ts'

/** Central identities, as the services use them. Each that changes throws Problem `conflict` (`identity-…`) where it may not. */
export type Patients = {
  /** Whose number this is; registers a new identity when it is nobody's. @param description as the number's country says */
  readonly recognise: (number: PersonNumber, actor: Actor, description?: Description) => Promise<CentralPatient>
  /** @param chain key of a number, as access records and consents have it */
  readonly of: (chain: PersonKey) => Promise<CentralPatient | undefined>
  /** The chain of access records that a number has, whoever it is. */
  readonly chainOf: (number: PersonNumber) => PersonKey
  /** @param id of any identity: of one that was merged, the person that it is now */
  readonly find: (id: string) => Promise<CentralPatient | undefined>
  readonly addNumber: (id: string, number: PersonNumber, actor: Actor) => Promise<void>
  /** @param country whose register knows nobody */
  readonly noteNoMatch: (id: string, country: string, actor: Actor) => Promise<void>
  readonly merge: (stays: string, goes: string, actor: Actor) => Promise<void>
  readonly unmerge: (stays: string, goes: string, actor: Actor) => Promise<void>
  /** Two people: somebody has looked. */
  readonly findDifferent: (one: string, other: string, actor: Actor) => Promise<void>
  /** Who may be the same person as this one, and nobody has decided. */
  readonly alike: (person: CentralPatient) => Promise<readonly CentralPatient[]>
  /** Every two that may be one person, and nobody has decided. */
  readonly waiting: () => Promise<readonly Proposal[]>
}

/** Everything that may be done to identities; only people merge, and they say why. */
export function makePatients(needs: PatientsNeeds): Patients {
  const of = async (chain: PersonKey) => {
    const id = await needs.store.holder(chain)
    return id === undefined ? undefined : centralOf(needs, (await getIdentity(needs, id)).identity)
  }
  return {
    recognise: (number, actor, description) => recognise(needs, number, actor, description),
    of,
    chainOf: (number) => keyOf(needs, number),
    async find(id) {
      const kept = await needs.store.find(id)
      return kept && centralOf(needs, kept.identity)
    },
    addNumber: (id, number, actor) => numberAdded(needs, id, number, actor),
    async noteNoMatch(id, country, actor) {
      const { identity, version } = await getIdentity(needs, id)
      const changed = noteNoMatch(identity, country, actOf(needs, actor))
      await writeIdentities(needs, [{ identity: changed, version, numbers: [] }])
    },
    merge: (stays, goes, actor) => merged(needs, stays, goes, actor),
    async unmerge(stays, goes, actor) {
      const [one, other] = [await getIdentity(needs, stays), await getIdentity(needs, goes)]
      const pair = allowed(unmerge({ stays: one.identity, goes: other.identity }, actOf(needs, actor)))
      await writeBoth(needs, [one, other], [pair.stays, pair.goes])
    },
    async findDifferent(one, other, actor) {
      const both = [await getIdentity(needs, one), await getIdentity(needs, other)] as const
      const found = findDifferent([both[0].identity, both[1].identity], actOf(needs, actor))
      await writeBoth(needs, both, allowed(found))
      await needs.store.close(pairOf(one, other), needs.now())
    },
    alike: (person) => alikeTo(needs, person),
    waiting: () => waitingProposals(needs),
  }
}

async function numberAdded(needs: PatientsNeeds, id: string, number: PersonNumber, actor: Actor): Promise<void> {
  const { identity, version } = await getIdentity(needs, id)
  const { numbers } = await centralOf(needs, identity)
  const changed = allowed(addNumber(identity, numbers, number, actOf(needs, actor)))
  await writeIdentities(needs, [{ identity: changed, version, numbers: [keyOf(needs, number)] }])
}

async function merged(needs: PatientsNeeds, stays: string, goes: string, actor: Actor): Promise<void> {
  const [one, other] = [await getIdentity(needs, stays), await getIdentity(needs, goes)]
  const inside = await Promise.all(mergedIn(one.identity).map((id) => getIdentity(needs, id)))
  const others = inside.map(({ identity }) => identity)
  const pair = allowed(merge({ stays: one.identity, goes: other.identity }, others, actOf(needs, actor)))
  await writeBoth(needs, [one, other], [pair.stays, pair.goes])
  await needs.store.close(pairOf(stays, goes), needs.now())
}

function allowed<Done extends object>(answer: Done | { readonly refused: IdentityRefusal }): Done {
  if (!('refused' in answer)) return answer
  throw new Problem('conflict', `identity-${answer.refused}`, 'This cannot be done to the identity')
}

async function writeBoth(
  needs: PatientsNeeds,
  read: readonly [KeptIdentity, KeptIdentity],
  changed: readonly [PatientIdentity, PatientIdentity],
): Promise<void> {
  await writeIdentities(needs, [
    { identity: changed[0], version: read[0].version, numbers: [] },
    { identity: changed[1], version: read[1].version, numbers: [] },
  ])
}
