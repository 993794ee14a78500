import { type PersonKey, personKey } from '../access-log/index.ts'
import {
  areFoundDifferent,
  clash,
  describe,
  descriptionsOf,
  type PatientIdentity,
  type PersonNumber,
  register,
} from './identity.ts'
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
import { type Description, isDay, mayBeOne } from './likeness.ts'
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
  const identity = describe(before, number.country, description, actOf(needs, actor))
  if (kept && identity === before) return centralOf(needs, identity)
  const born = birthKey(needs, description)
  const change = { identity, version: kept?.version ?? 0, numbers: kept ? [] : [key], ...(born ? { born } : {}) }
  if (!(await needs.store.write([change]))) return metMeanwhile(needs, key)
  if (born) await propose(needs, identity, born)
  return centralOf(needs, identity)
}

/** Met by two at once: the other was first. */
async function metMeanwhile(needs: PatientsNeeds, key: PersonKey): Promise<CentralPatient> {
  const first = await needs.store.holder(key)
  if (first === undefined) throw changedMeanwhile()
  return centralOf(needs, (await getIdentity(needs, first)).identity)
}

/** Whoever of those born on the same day may be the same person. Two with numbers of one register are two people. */
async function propose(needs: PatientsNeeds, identity: PatientIdentity, born: PersonKey): Promise<void> {
  const mine = await centralOf(needs, identity)
  const own = descriptionsOf(identity)
  for (const id of await needs.store.bornOn(born)) {
    const other = await centralOf(needs, (await getIdentity(needs, id)).identity)
    const alike = own.some((one) => other.descriptions.some((each) => mayBeOne(one.description, each.description)))
    const apart = other.id === mine.id || clash(mine.numbers, other.numbers)
    if (!alike || apart || areFoundDifferent(mine.identities, other.identities)) continue
    await needs.store.open(pairOf(mine.id, other.id), needs.now())
  }
}

function birthKey({ personKeySecret }: PatientsNeeds, { birthDate }: Description): PersonKey | undefined {
  return isDay(birthDate)
    ? personKey(personKeySecret, { root: 'urn:knutepunkt:born', extension: birthDate })
    : undefined
}
