import type { About, Released, SignedIn } from '../../protocols/gate/access.ts'

const medicines = ['electronic-prescription', 'electronic-dispensation'] as const

/**
 * What further professions than doctors, nurses and pharmacists see of patients of our own, by category of
 * Helsepersonellregisteret (Volven 9060), a row each. Art. 11(3) leaves it to each member state, and our references name no
 * rule: a proposal, by what the work needs. A social educator follows treatment up at home; a care worker hands out
 * medicines and measures.
 */
const professions: ReadonlyMap<string, ReadonlySet<Released>> = new Map([
  ['VP', new Set<Released>([...medicines, 'patient-summary', 'laboratory-results', 'discharge-report'])],
  ['HF', new Set<Released>([...medicines, 'patient-summary'])],
])

/** Whoever is signed in by their categories alone: a role of its own comes with its own rows. */
function categoriesOf(person: SignedIn | undefined): readonly string[] {
  return person?.role === 'health-professional' && person.abroad === undefined ? (person.authorizations ?? []) : []
}

/** Whether somebody of such a profession reads about patients of our own at all. */
export function readsAtHome(person: SignedIn | undefined): boolean {
  return categoriesOf(person).some((each) => professions.has(each))
}

/** Whether they see a category of data; also of whoever is not there, for hidden and absent are asked about alike. */
export function seesAtHome(person: SignedIn | undefined, wanted: Released | undefined, about: About): boolean {
  if (wanted === undefined || about.kind === 'no-one' || about.country !== 'NO') return false
  return categoriesOf(person).some((each) => professions.get(each)?.has(wanted))
}

const forEmergencies: readonly string[] = ['LE', 'SP', 'JO']

/** Whether somebody with these categories acts in acute care: doctors, nurses, midwives. */
export function actsInEmergencies(authorizations: readonly string[]): boolean {
  return authorizations.some((each) => forEmergencies.includes(each))
}
