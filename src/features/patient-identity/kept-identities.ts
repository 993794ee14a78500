import { Problem } from '../../kernel/problem.ts'
import { type PersonKey, personKey } from '../access-log/index.ts'
import {
  type Act,
  type Described,
  descriptionsOf,
  mergedIn,
  mergedInto,
  numbersOf,
  type PatientIdentity,
  type PersonNumber,
} from './identity.ts'
import type { IdentityWrite, KeptIdentity, PatientIdentityStore } from './store.ts'

/** A patient as every service knows them: one identity, with those that were merged into it. */
export type CentralPatient = {
  /** Of the identity that stays: the same before and after somebody is merged into it. */
  readonly id: string
  readonly numbers: readonly PersonNumber[]
  /** The chains of access records that are about this person, one for each number. They are never rewritten. */
  readonly chains: readonly PersonKey[]
  /** What countries have said of the person. */
  readonly descriptions: readonly Described[]
  /** The one that stays first. */
  readonly identities: readonly PatientIdentity[]
}

/** Who acts, and why in their own words. */
export type Actor = Pick<Act, 'by' | 'byName' | 'why'>

/** What identities need. */
export type PatientsNeeds = {
  readonly store: PatientIdentityStore
  /** Of the access log: numbers are found by the same keys as chains. */
  readonly personKeySecret: Uint8Array
  readonly now: () => Date
  readonly newId: () => string
}

/** The person that an identity is, with all that was merged. */
export async function centralOf(needs: PatientsNeeds, found: PatientIdentity): Promise<CentralPatient> {
  const into = mergedInto(found)
  const stays = into === undefined ? found : (await getIdentity(needs, into)).identity
  const inside = await Promise.all(mergedIn(stays).map(async (id) => (await getIdentity(needs, id)).identity))
  const identities = [stays, ...inside]
  const numbers = identities.flatMap(numbersOf)
  const chains = numbers.map((number) => keyOf(needs, number))
  return { id: stays.id, numbers, chains, descriptions: identities.flatMap(descriptionsOf), identities }
}

/** @throws Problem `not-found` */
export async function getIdentity({ store }: Pick<PatientsNeeds, 'store'>, id: string): Promise<KeptIdentity> {
  const kept = await store.find(id)
  if (!kept) throw new Problem('not-found', 'not-found', 'No such identity')
  return kept
}

/**
 * What is done now, by whom.
 *
 * @throws Problem `identity-reason-missing`
 */
export function actOf({ now, newId }: Pick<PatientsNeeds, 'now' | 'newId'>, { by, byName, why }: Actor): Act {
  const reason = why.trim()
  if (reason === '') throw new Problem('invalid', 'identity-reason-missing', 'Say why', { at: 'why' })
  return { id: newId(), at: now(), by, byName, why: reason }
}

/** The key that a number is found by, and that its chain of access records has. */
export function keyOf({ personKeySecret }: Pick<PatientsNeeds, 'personKeySecret'>, number: PersonNumber): PersonKey {
  return personKey(personKeySecret, number)
}

/** @throws Problem `identity-changed` when one of them was changed since it was read */
export async function writeIdentities(
  { store }: Pick<PatientsNeeds, 'store'>,
  writes: readonly IdentityWrite[],
): Promise<void> {
  if (!(await store.write(writes))) throw changedMeanwhile()
}

/** Somebody else was first. */
export function changedMeanwhile(): Problem {
  return new Problem('conflict', 'identity-changed', 'Somebody else changed the identity meanwhile')
}
