import type { SignedIn } from '../../protocols/gate/access.ts'
import { standingOf } from './consent.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'

/**
 * A person's lookups of this visit whose right to ask still lives, with who they are about. Nobody is told of a patient by
 * this: a consent is recorded on the page that showed this professional the patient, in this visit, and that is in the
 * patient's access log.
 */
export async function openLookups(
  needs: Pick<TreatmentCountryNeeds, 'lookups' | 'consents' | 'atHand' | 'now'>,
  person: SignedIn,
): Promise<readonly Lookup[]> {
  const own = await needs.lookups.list(person.visit, needs.now())
  const open = await Promise.all(own.map(async (lookup) => ((await isOpen(needs, person, lookup)) ? [lookup] : [])))
  return open.flat()
}

async function isOpen(
  { consents, atHand, now }: Pick<TreatmentCountryNeeds, 'consents' | 'atHand' | 'now'>,
  person: SignedIn,
  { consent: id, askedBy, step }: Lookup,
): Promise<boolean> {
  const consent = id === undefined || askedBy !== person.subject ? undefined : await consents.find(id)
  const standing = consent && standingOf(consent, now())
  if (standing !== 'live' && standing !== 'emergency') return false
  return step.kind !== 'fetched' || atHand(person, step.document)
}
