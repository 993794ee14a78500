import { type PersonKey, personKey } from '../access-log/index.ts'
import { asCompared } from './as-compared.ts'
import { areFoundDifferent, clash } from './identity.ts'
import { type CentralPatient, centralOf, getIdentity, type PatientsNeeds } from './kept-identities.ts'
import { type Description, isDay, mayBeOne } from './likeness.ts'

/**
 * Who may be the same person, of those born on the same day. Two with numbers of one register are two people, and so are two
 * that somebody has looked at and found different.
 */
export async function alikeTo(needs: PatientsNeeds, person: CentralPatient): Promise<readonly CentralPatient[]> {
  const born = new Set(person.descriptions.flatMap(({ description }) => birthKey(needs, description) ?? []))
  const found = new Map<string, CentralPatient>()
  for (const day of born) {
    for (const id of await needs.store.bornOn(day)) {
      const other = await centralOf(needs, (await getIdentity(needs, id)).identity)
      if (isOpenQuestion(person, other)) found.set(other.id, other)
    }
  }
  return [...found.values()]
}

/** The key that an identity is found by through a birth date; undefined where no day is named. */
export function birthKey(
  { personKeySecret }: Pick<PatientsNeeds, 'personKeySecret'>,
  { birthDate }: Description,
): PersonKey | undefined {
  if (!isDay(birthDate)) return undefined
  return personKey(personKeySecret, { root: 'urn:knutepunkt:born', extension: birthDate })
}

function isOpenQuestion(one: CentralPatient, other: CentralPatient): boolean {
  if (one.id === other.id || clash(one.numbers, other.numbers)) return false
  if (areFoundDifferent(one.identities, other.identities)) return false
  const theirs = other.descriptions.flatMap(asCompared)
  return one.descriptions.flatMap(asCompared).some((mine) => theirs.some((each) => mayBeOne(mine, each)))
}
