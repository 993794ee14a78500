import type { PersonKey } from '../access-log/index.ts'
import { alikeTo, birthKey } from './alike.ts'
import { describe, type PatientIdentity, type PersonNumber, register } from './identity.ts'
import {
  type Actor,
  actOf,
  type CentralPatient,
  centralOf,
  changedMeanwhile,
  getIdentity,
  keyOf,
  type PatientsNeeds,
} from './kept-identities.ts'
import type { Description } from './likeness.ts'
import { pairOf } from './store.ts'

/**
 * Whose number this is; registers a new identity when it is nobody's. What the number's country says of the person is noted
 * when it is news, and whoever may be the same person is put beside them for somebody to look at: never merged here.
 */
export async function recognise(
  needs: PatientsNeeds,
  number: PersonNumber,
  actor: Actor,
  description: Description = {},
): Promise<CentralPatient> {
  const key = keyOf(needs, number)
  const holder = await needs.store.holder(key)
  const kept = holder === undefined ? undefined : await getIdentity(needs, holder)
  const before = kept?.identity ?? register(needs.newId(), number, actOf(needs, actor))
  const identity = describe(before, number.country, toldApartBy(description), actOf(needs, actor))
  if (kept && identity === before) return centralOf(needs, identity)
  const born = birthKey(needs, description)
  const change = { identity, version: kept?.version ?? 0, numbers: kept ? [] : [key], ...(born ? { born } : {}) }
  if (!(await needs.store.write([change]))) return metMeanwhile(needs, key)
  if (born) await propose(needs, identity)
  return centralOf(needs, identity)
}

/** Met by two at once: the other was first. */
async function metMeanwhile(needs: PatientsNeeds, key: PersonKey): Promise<CentralPatient> {
  const first = await needs.store.holder(key)
  if (first === undefined) throw changedMeanwhile()
  return centralOf(needs, (await getIdentity(needs, first)).identity)
}

/** Whoever may be the same person is put beside them, for somebody to look at. */
async function propose(needs: PatientsNeeds, identity: PatientIdentity): Promise<void> {
  const mine = await centralOf(needs, identity)
  for (const { id } of await alikeTo(needs, mine)) await needs.store.open(pairOf(mine.id, id), needs.now())
}

/** What tells people apart, and nothing else of what a country told. */
function toldApartBy({ family, given, birthDate, gender }: Description): Description {
  return {
    ...(family ? { family } : {}),
    ...(given && given.length > 0 ? { given } : {}),
    ...(birthDate ? { birthDate } : {}),
    ...(gender ? { gender } : {}),
  }
}
