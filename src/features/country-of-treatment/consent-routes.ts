import { page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import type { Consent } from './consent.ts'
import { noSuchLookup } from './find-lookup.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { consentPage } from './pages/consent.ts'
import { paths } from './pages/paths.ts'
import { lookupsUnder, withdraw } from './withdraw.ts'

const errand = { errand: 'foreign-patient' } as const

/** Where a consent that was recorded is seen and taken back. */
export function consentRoutes(needs: TreatmentCountryNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'treatment-consent-standing',
      path: paths.consent(':consent'),
      releases: errand,
      async answer(request) {
        const consent = await ownConsent(needs, request)
        const lookup = await lookupOf(needs, request, consent)
        return page(consentPage(consent, lookup, needs.now(), request.language))
      },
    }),
    post({
      id: 'treatment-consent-withdrawn',
      path: paths.withdraw(':consent'),
      releases: errand,
      async answer(request) {
        const consent = await ownConsent(needs, request)
        await withdraw(needs, consent)
        const lookup = await lookupOf(needs, request, consent)
        return redirect(lookup ? paths.lookup(lookup.id) : paths.consent(consent.id))
      },
    }),
  ]
}

/** A consent that whoever asks has recorded, in this visit or an earlier one. @throws Problem `not-found`, also for another's */
async function ownConsent(
  { consents }: TreatmentCountryNeeds,
  { params, person }: Pick<WebRequest, 'params' | 'person'>,
): Promise<Consent> {
  const consent = await consents.find(params.consent ?? '')
  if (!consent || consent.askedBy !== person?.subject) throw noSuchLookup()
  return consent
}

/** The latest lookup under a consent, while it is kept and of this visit. */
async function lookupOf(
  needs: TreatmentCountryNeeds,
  { person }: Pick<WebRequest, 'person'>,
  consent: Consent,
): Promise<Lookup | undefined> {
  return consent.visit === person?.visit ? (await lookupsUnder(needs, consent))[0] : undefined
}
