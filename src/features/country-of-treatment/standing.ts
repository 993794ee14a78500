import type { ConsentStanding } from '../../protocols/gate/access.ts'
import { standingOf } from './consent.ts'
import type { Consents } from './store.ts'

/** How a consent stands now, for whoever shows what was fetched under it. One that nobody knows opens nothing. */
export function consentStanding(
  consents: Pick<Consents, 'find'>,
  now: () => Date,
): (id: string) => Promise<ConsentStanding> {
  return async (id) => {
    const consent = await consents.find(id)
    return consent ? standingOf(consent, now()) : 'withdrawn'
  }
}
