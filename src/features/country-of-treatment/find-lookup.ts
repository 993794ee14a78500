import { isId } from '../../kernel/id.ts'
import { Problem } from '../../kernel/problem.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import type { Consent } from './consent.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import type { KeptLookup } from './store.ts'

/** The lookup that an address names, of the visit that asks; undefined when there is none, it is gone, or it is another's. */
export async function findLookup(
  { lookups, now }: Pick<TreatmentCountryNeeds, 'lookups' | 'now'>,
  { params, person }: Pick<WebRequest, 'params' | 'person'>,
): Promise<KeptLookup | undefined> {
  const id = params.lookup ?? ''
  return person && isId(id) ? lookups.find(person.visit, id, now()) : undefined
}

/** The consent a lookup was given, while there is one. */
export async function consentOf(
  { consents }: Pick<TreatmentCountryNeeds, 'consents'>,
  { lookup }: KeptLookup,
): Promise<Consent | undefined> {
  return lookup.consent === undefined ? undefined : consents.find(lookup.consent)
}

/** What is said of a lookup that is not there, and of one that is another's. */
export const lookupGone = 'lookup-gone'

/** The same whether there is none, it is gone, or it is another's. */
export function noSuchLookup(): Problem {
  return new Problem('not-found', lookupGone, 'No such lookup')
}
