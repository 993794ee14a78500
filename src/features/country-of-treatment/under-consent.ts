import type { SignedIn } from '../../protocols/gate/access.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import { ask, type Found, stopped } from './ask-country.ts'
import { attestingProfessional } from './asking-professional.ts'
import { type Consent, purposeOf } from './consent.ts'
import { numberToAskBy } from './identify.ts'
import type { Lookup, Wish } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import type { Asking } from './partners.ts'
import type { KeptLookup } from './store.ts'
import { withinLimits } from './within-limits.ts'

/** Who asks, in which lookup, and by what right. */
export type Granted = { readonly person: SignedIn; readonly kept: KeptLookup; readonly consent: Consent }

type Question = (lookup: Lookup, asking: Asking, patient: InstanceIdentifier) => Promise<Found>

/** Asks under a consent: within the limits, and vouched for as long as it lives. */
export async function askUnder(
  needs: TreatmentCountryNeeds,
  { person, kept: { lookup, version }, consent }: Granted,
  wish: Wish,
  question: Question,
): Promise<void> {
  const what = wish.kind === 'document' ? 'retrieve' : 'list'
  const asking: Lookup = { ...lookup, wish, consent: consent.id, step: { kind: 'asking', what, since: needs.now() } }
  // Somebody else changed it, as by pressing twice: what they began goes on.
  if (!(await needs.lookups.change(asking, version))) return
  await ask(needs, { lookup: asking, version: version + 1 }, what, async (signal) => {
    const patient = lookup.patient && numberToAskBy(lookup.patient, lookup.traits)
    if (!patient) return { step: stopped(what, { code: 'answer-broken' }) }
    const { country, prescription } = lookup
    const purpose = purposeOf(consent)
    const professional = await attestingProfessional(needs, person, country, {
      patient,
      purpose,
      decision: consent.id,
    })
    const within = await withinLimits(needs, professional, lookup, purpose === 'EMERGENCY')
    if (!within) return { step: stopped(what, { code: 'too-many-requests' }) }
    const grounds = { professional, country, consent: consent.id, purpose, patient, ...prescription }
    const vouched = await needs.vouching.forPatient(grounds)
    if ('trouble' in vouched) return { step: stopped(what, vouched.trouble) }
    return question(asking, { country, vouched, signal }, patient)
  })
}
