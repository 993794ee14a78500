import { stopped } from './ask-country.ts'
import type { Consent } from './consent.ts'
import type { TreatmentCountryNeeds } from './needs.ts'

/**
 * The patient takes the consent back: nothing more is asked under it, what is being asked is broken off, and what was
 * fetched is closed; what was not saved to the record is removed.
 */
export async function withdraw(needs: TreatmentCountryNeeds, consent: Consent): Promise<void> {
  await needs.consents.withdraw(consent.id, needs.now())
  needs.underWay.cancel(consent.lookup)
  await close(needs, consent)
}

async function close(needs: TreatmentCountryNeeds, consent: Consent): Promise<void> {
  const { lookups, discard, now } = needs
  const kept = await lookups.find(consent.visit, consent.lookup, now())
  if (!kept) return
  const { step, documents: _closed, ...rest } = kept.lookup
  const during = step.kind === 'asking' ? step.what : 'retrieve'
  const closed = {
    ...rest,
    step: stopped(during, { code: consent.kind === 'spoken' ? 'consent-withdrawn' : 'emergency-closed' }),
  }
  // An answer that came in between is found at the next attempt, and closed as well.
  if (!(await lookups.change(closed, kept.version))) return close(needs, consent)
  if (step.kind === 'fetched') await discard(consent.visit, step.document)
}
