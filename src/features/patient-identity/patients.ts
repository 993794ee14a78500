import { Problem } from '../../kernel/problem.ts'
import { type PersonKey, personKey } from '../access-log/index.ts'
import {
  type Act,
  addNumber,
  type IdentityRefusal,
  merge,
  mergedIn,
  mergedInto,
  noteNoMatch,
  numbersOf,
  type PatientIdentity,
  type PersonNumber,
  register,
  unmerge,
} from './identity.ts'
import type { IdentityWrite, KeptIdentity, PatientIdentityStore } from './store.ts'

/** A patient as every service knows them: one identity, with those that were merged into it. */
export type CentralPatient = {
  /** Of the identity that stays: the same before and after somebody is merged into it. */
  readonly id: string
  readonly numbers: readonly PersonNumber[]
  /** The chains of access records that are about this person, one for each number. They are never rewritten. */
  readonly chains: readonly PersonKey[]
  /** The one that stays first. */
  readonly identities: readonly PatientIdentity[]
}

/** Who acts, and why in their own words. */
export type Actor = Pick<Act, 'by' | 'byName' | 'why'>

/** Central identities, as the services use them. Each that changes throws Problem `conflict` (`identity-…`) where it may not. */
export type Patients = {
  /** Whose number this is; registers a new identity when it is nobody's. */
  readonly recognise: (number: PersonNumber, actor: Actor) => Promise<CentralPatient>
  /** @param chain key of a number, as access records and consents have it */
  readonly of: (chain: PersonKey) => Promise<CentralPatient | undefined>
  readonly addNumber: (id: string, number: PersonNumber, actor: Actor) => Promise<void>
  /** @param country whose register knows nobody */
  readonly noteNoMatch: (id: string, country: string, actor: Actor) => Promise<void>
  readonly merge: (stays: string, goes: string, actor: Actor) => Promise<void>
  readonly unmerge: (stays: string, goes: string, actor: Actor) => Promise<void>
}

/** What identities need. */
export type PatientsNeeds = {
  readonly store: PatientIdentityStore
  /** Of the access log: numbers are found by the same keys as chains. */
  readonly personKeySecret: Uint8Array
  readonly now: () => Date
  readonly newId: () => string
}

/** Everything that may be done to identities; only people merge, and they say why. */
export function makePatients(needs: PatientsNeeds): Patients {
  const { store } = needs
  return {
    recognise: (number, actor) => recognise(needs, number, actor),
    async of(chain) {
      const id = await store.holder(chain)
      return id === undefined ? undefined : centralOf(needs, (await get(needs, id)).identity)
    },
    async addNumber(id, number, actor) {
      const { identity, version } = await get(needs, id)
      const { numbers } = await centralOf(needs, identity)
      const changed = allowed(addNumber(identity, numbers, number, actOf(needs, actor)))
      await write(needs, [{ identity: changed, version, numbers: [keyOf(needs, number)] }])
    },
    async noteNoMatch(id, country, actor) {
      const { identity, version } = await get(needs, id)
      const changed = noteNoMatch(identity, country, actOf(needs, actor))
      await write(needs, [{ identity: changed, version, numbers: [] }])
    },
    async merge(stays, goes, actor) {
      const [one, other] = [await get(needs, stays), await get(needs, goes)]
      const inside = await Promise.all(mergedIn(one.identity).map((id) => get(needs, id)))
      const pair = { stays: one.identity, goes: other.identity }
      const others = inside.map(({ identity }) => identity)
      await writePair(needs, [one, other], allowed(merge(pair, others, actOf(needs, actor))))
    },
    async unmerge(stays, goes, actor) {
      const [one, other] = [await get(needs, stays), await get(needs, goes)]
      const pair = { stays: one.identity, goes: other.identity }
      await writePair(needs, [one, other], allowed(unmerge(pair, actOf(needs, actor))))
    },
  }
}

async function recognise(needs: PatientsNeeds, number: PersonNumber, actor: Actor): Promise<CentralPatient> {
  const key = keyOf(needs, number)
  const known = await needs.store.holder(key)
  if (known !== undefined) return centralOf(needs, (await get(needs, known)).identity)
  const identity = register(needs.newId(), number, actOf(needs, actor))
  if (await needs.store.write([{ identity, version: 0, numbers: [key] }])) return centralOf(needs, identity)
  // Met by two at once: the other was first.
  const first = await needs.store.holder(key)
  if (first === undefined) throw changedMeanwhile()
  return centralOf(needs, (await get(needs, first)).identity)
}

async function centralOf(needs: PatientsNeeds, found: PatientIdentity): Promise<CentralPatient> {
  const into = mergedInto(found)
  const stays = into === undefined ? found : (await get(needs, into)).identity
  const inside = await Promise.all(mergedIn(stays).map(async (id) => (await get(needs, id)).identity))
  const identities = [stays, ...inside]
  const numbers = identities.flatMap(numbersOf)
  return { id: stays.id, numbers, chains: numbers.map((number) => keyOf(needs, number)), identities }
}

async function get({ store }: PatientsNeeds, id: string): Promise<KeptIdentity> {
  const kept = await store.find(id)
  if (!kept) throw new Problem('not-found', 'not-found', 'No such identity')
  return kept
}

function actOf({ now, newId }: PatientsNeeds, { by, byName, why }: Actor): Act {
  const reason = why.trim()
  if (reason === '') throw new Problem('invalid', 'identity-reason-missing', 'Say why', { at: 'why' })
  return { id: newId(), at: now(), by, byName, why: reason }
}

function keyOf({ personKeySecret }: PatientsNeeds, number: PersonNumber): PersonKey {
  return personKey(personKeySecret, number)
}

function allowed<Done extends object>(answer: Done | { readonly refused: IdentityRefusal }): Done {
  if (!('refused' in answer)) return answer
  throw new Problem('conflict', `identity-${answer.refused}`, 'This cannot be done to the identity')
}

async function writePair(
  needs: PatientsNeeds,
  [one, other]: readonly [KeptIdentity, KeptIdentity],
  { stays, goes }: { readonly stays: PatientIdentity; readonly goes: PatientIdentity },
): Promise<void> {
  await write(needs, [
    { identity: stays, version: one.version, numbers: [] },
    { identity: goes, version: other.version, numbers: [] },
  ])
}

async function write({ store }: PatientsNeeds, writes: readonly IdentityWrite[]): Promise<void> {
  if (!(await store.write(writes))) throw changedMeanwhile()
}

function changedMeanwhile(): Problem {
  return new Problem('conflict', 'identity-changed', 'Somebody else changed the identity meanwhile')
}
