import { stopped } from './ask-country.ts'
import type { Consent } from './consent.ts'
import { fetchedIn, type Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'

/**
 * The patient takes the consent back: nothing more is asked under it, what is being asked is broken off, and what was
 * fetched is closed; what was not saved to the record is removed. It holds for every lookup that was made under it.
 */
export async function withdraw(needs: TreatmentCountryNeeds, consent: Consent): Promise<void> {
  await needs.consents.withdraw(consent.id, needs.now())
  for (const { id } of await lookupsUnder(needs, consent)) {
    needs.underWay.cancel(id)
    await close(needs, consent, id)
  }
}

/** Those of its visit that are kept, the latest first; the first of them before it asks under the consent, too. */
export async function lookupsUnder(
  { lookups, now }: Pick<TreatmentCountryNeeds, 'lookups' | 'now'>,
  { id, visit, lookup }: Pick<Consent, 'id' | 'visit' | 'lookup'>,
): Promise<readonly Lookup[]> {
  const ofVisit = await lookups.list(visit, now())
  return ofVisit.filter((each) => each.consent === id || (each.consent === undefined && each.id === lookup))
}

async function close(needs: TreatmentCountryNeeds, consent: Consent, lookup: Lookup['id']): Promise<void> {
  const { lookups, discard, now } = needs
  const kept = await lookups.find(consent.visit, lookup, now())
  if (!kept) return
  const { step, documents: _listed, originals: _others, opened: _opened, ...rest } = kept.lookup
  const during = step.kind === 'asking' ? step.what : 'retrieve'
  const fetched = fetchedIn(kept.lookup)
  const closed: Lookup = {
    ...rest,
    consent: consent.id,
    closed: [...(rest.closed ?? []), ...fetched],
    step: stopped(during, { code: consent.kind === 'spoken' ? 'consent-withdrawn' : 'emergency-closed' }),
  }
  // An answer that came in between is found at the next attempt, and closed as well.
  if (!(await lookups.change(closed, kept.version))) return close(needs, consent, lookup)
  for (const document of fetched) await discard(consent.visit, document)
}
