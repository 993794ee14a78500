import type { SignedIn } from '../../protocols/gate/access.ts'
import { page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { classOf } from './choose-documents.ts'
import { purposeOf, standingOf } from './consent.ts'
import { fetchChosen, listOriginals } from './fetch-summary.ts'
import { consentOf, findLookup, lookupGone, noSuchLookup } from './find-lookup.ts'
import { listedIn, readerOf } from './listed-document.ts'
import { acting, answeredSoon } from './lookup-routes.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { documentsPage } from './pages/documents.ts'
import { paths } from './pages/paths.ts'
import type { KeptLookup } from './store.ts'

/** Where the documents of a patient are listed, asked for and chosen. */
export function documentRoutes(needs: TreatmentCountryNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'treatment-documents',
      path: paths.documents(':lookup'),
      releases: { category: 'patient-summary' },
      hiddenAs: lookupGone,
      prepare: (request) => documents(needs, request),
    }),
    post(
      acting(needs, 'treatment-document-chosen', paths.choose(':lookup'), (kept, person, { form }) =>
        chosen(needs, kept, person, form.get('dokument')),
      ),
    ),
    post(
      acting(needs, 'treatment-originals', paths.originals(':lookup'), (kept, person, { form }) =>
        asksOriginals(needs, kept, person, form.get('igjen') === 'ja'),
      ),
    ),
  ]
}

/** The list says which documents a person has: health data, and shown only under the consent. */
async function documents(needs: TreatmentCountryNeeds, request: WebRequest) {
  const kept = await findLookup(needs, request)
  const consent = kept && (await consentOf(needs, kept))
  if (!kept || !consent) {
    return { about: { kind: 'absent' } as const, answer: () => Promise.reject(noSuchLookup()) }
  }
  const { id, visit, country, askedBy } = kept.lookup
  const listed = kept.lookup.documents ?? kept.lookup.originals
  const { at, ends, patient } = consent
  const treatment = { document: id, confirmedBy: askedBy, purpose: purposeOf(consent), at, ends }
  const standing = standingOf(consent, needs.now())
  return {
    about: { kind: 'patient', patient, document: id, visit, country, treatment, consent: standing } as const,
    answer: () => (listed ? page(documentsPage(kept.lookup, consent, request.language)) : redirect(paths.lookup(id))),
  }
}

/** Opens one of the documents listed: as it was fetched, while that is there, or by asking for it. */
async function chosen(
  needs: TreatmentCountryNeeds,
  kept: KeptLookup,
  person: SignedIn,
  uniqueId: string | null,
): Promise<string> {
  const { id, step, opened } = kept.lookup
  const entry = listedIn(kept.lookup, uniqueId)
  const consent = await consentOf(needs, kept)
  if (!entry || !consent || step.kind === 'asking') return paths.lookup(id)
  const there = opened?.find((each) => each.uniqueId === uniqueId)
  if (there && (await needs.atHand(person, there.document))) {
    return readerOf(there.document, classOf(entry)?.service === 'orcd' ? entry.classCode.code.trim() : undefined)
  }
  return answeredSoon(needs, kept, fetchChosen(needs, person, kept, consent, entry))
}

/** Which original documents there are: as the country said before, unless it is to be asked again. */
async function asksOriginals(
  needs: TreatmentCountryNeeds,
  kept: KeptLookup,
  person: SignedIn,
  again: boolean,
): Promise<string> {
  const { id, step, originals, patient } = kept.lookup
  const consent = await consentOf(needs, kept)
  if (!consent || !patient || step.kind === 'asking') return paths.lookup(id)
  if ((originals && !again) || consent.scope === 'PS') return paths.documents(id)
  return answeredSoon(needs, kept, listOriginals(needs, person, kept, consent))
}
