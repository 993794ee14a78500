import type { SignedIn } from '../../protocols/gate/access.ts'
import { stopped } from './ask-country.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import type { KeptLookup } from './store.ts'

/**
 * The patient takes the consent back: nothing more is asked under it, what is being asked is broken off, and what was
 * fetched is closed; what was not saved to the record is removed.
 */
export async function withdraw(needs: TreatmentCountryNeeds, person: SignedIn, kept: KeptLookup): Promise<void> {
  const { consents, underWay, now } = needs
  const { consent, id } = kept.lookup
  if (consent === undefined) return
  await consents.withdraw(consent, now())
  underWay.cancel(id)
  await close(needs, person, kept)
}

async function close(needs: TreatmentCountryNeeds, person: SignedIn, { lookup, version }: KeptLookup): Promise<void> {
  const { lookups, discard, now } = needs
  const { step, documents: _closed, ...rest } = lookup
  const during = step.kind === 'asking' ? step.what : 'retrieve'
  const closed = { ...rest, step: stopped(during, { code: 'consent-withdrawn' }) }
  if (!(await lookups.change(closed, version))) {
    // An answer came in between: what it brought is closed as well.
    const later = await lookups.find(lookup.visit, lookup.id, now())
    if (later) await close(needs, person, later)
    return
  }
  if (step.kind === 'fetched') await discard(person, step.document)
}
