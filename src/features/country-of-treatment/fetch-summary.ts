import type { SignedIn } from '../../protocols/gate/access.ts'
import { Problem } from '../../kernel/problem.ts'
import type { DocumentEntry } from '../../standards/ihe/document-entry.ts'
import { openSummary } from '../patient-summary/index.ts'
import { ask, type Found, stopped } from './ask-country.ts'
import { isAbout } from './check-document.ts'
import { summariesAmong } from './choose-documents.ts'
import { type Consent, purposeOf, standingOf } from './consent.ts'
import { attestingProfessional } from './asking-professional.ts'
import { numberToAskBy } from './identify.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import type { Asking } from './partners.ts'
import type { KeptLookup } from './store.ts'
import type { TroubleCode } from './trouble.ts'

/**
 * Begins to fetch what a consent gives: the list, and of exactly one summary the document. Of several, the professional
 * chooses.
 */
export function fetchSummary(
  needs: TreatmentCountryNeeds,
  person: SignedIn,
  kept: KeptLookup,
  consent: Consent,
): Promise<void> {
  return under(needs, person, kept, consent, 'list', async (lookup, asking, patient) => {
    const answer = await needs.partners.list(asking, patient)
    if (answer.kind === 'stopped') return { step: stopped('list', answer.trouble) }
    const documents = summariesAmong(answer.value)
    if (documents.length === 0) return { step: stopped('list', { code: 'nothing-registered' }) }
    if (documents.length > 1) return { step: { kind: 'listed' }, documents }
    return { documents, ...(await retrieve(needs, person, lookup, consent, asking, documents[0]!)) }
  })
}

/** Begins to fetch the document that the professional chose. */
export function fetchChosen(
  needs: TreatmentCountryNeeds,
  person: SignedIn,
  kept: KeptLookup,
  consent: Consent,
  entry: DocumentEntry,
): Promise<void> {
  return under(needs, person, kept, consent, 'retrieve', (lookup, asking) =>
    retrieve(needs, person, lookup, consent, asking, entry),
  )
}

type Question = (
  lookup: Lookup,
  asking: Asking,
  patient: NonNullable<ReturnType<typeof numberToAskBy>>,
) => Promise<Found>

/** Asks under a consent: vouched for as long as it lives. */
async function under(
  needs: TreatmentCountryNeeds,
  person: SignedIn,
  { lookup, version }: KeptLookup,
  consent: Consent,
  what: 'list' | 'retrieve',
  question: Question,
): Promise<void> {
  const asking: Lookup = { ...lookup, consent: consent.id, step: { kind: 'asking', what, since: needs.now() } }
  // Somebody else changed it, as by pressing twice: what they began goes on.
  if (!(await needs.lookups.change(asking, version))) return
  await ask(needs, { lookup: asking, version: version + 1 }, what, async (signal) => {
    const patient = lookup.patient && numberToAskBy(lookup.patient, lookup.traits)
    if (!patient) return { step: stopped(what, { code: 'answer-broken' }) }
    const { country } = lookup
    const purpose = purposeOf(consent)
    const wish = { patient, purpose, decision: consent.id }
    const professional = await attestingProfessional(needs, person, country, wish)
    const vouched = await needs.vouching.forPatient({ professional, country, consent: consent.id, purpose, patient })
    if ('trouble' in vouched) return { step: stopped(what, vouched.trouble) }
    return question(asking, { country, vouched, signal }, patient)
  })
}

async function retrieve(
  needs: TreatmentCountryNeeds,
  person: SignedIn,
  lookup: Lookup,
  consent: Consent,
  asking: Asking,
  entry: DocumentEntry,
): Promise<Found> {
  // Who was identified is known before anything is asked under a consent.
  const patient = lookup.patient!
  const number = numberToAskBy(patient, lookup.traits)!
  const answer = await needs.partners.retrieve(asking, number, entry, ({ bytes }) =>
    whyUnfit(bytes, patient, needs.now()),
  )
  if (answer.kind === 'stopped') return { step: stopped('retrieve', answer.trouble) }
  const gone = await whyClosed(needs, consent.id)
  if (gone) return { step: stopped('retrieve', { code: gone }) }
  const emergency = consent.kind === 'emergency' ? { emergencyUntil: consent.ends.toISOString() } : {}
  const fetched = {
    consent: consent.id,
    patient: consent.patient,
    country: lookup.country,
    event: answer.event,
    ...emergency,
  }
  const document = await needs.keep(person, answer.value.bytes, fetched, purposeOf(consent))
  // Taken back while it was being kept: it could not be opened any more, and is not left lying.
  const closed = await whyClosed(needs, consent.id)
  if (!closed) return { step: { kind: 'fetched', document } }
  await needs.discard(person.visit, document)
  return { step: stopped('retrieve', { code: closed }) }
}

/** Why a document that came is not shown; undefined when it is a summary of the person identified. */
function whyUnfit(bytes: Uint8Array, patient: NonNullable<Lookup['patient']>, now: Date): TroubleCode | undefined {
  try {
    const { summary } = openSummary(bytes, now)
    return isAbout(summary, patient) ? undefined : 'another-patient'
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return /^(not-cda|document-)/.test(error.code) ? 'document-not-summary' : 'document-unusable'
  }
}

async function whyClosed({ consents, now }: TreatmentCountryNeeds, id: string): Promise<TroubleCode | undefined> {
  const consent = await consents.find(id)
  const standing = consent ? standingOf(consent, now()) : 'withdrawn'
  if (standing === 'live' || standing === 'emergency') return undefined
  return standing === 'withdrawn' ? 'consent-withdrawn' : 'consent-ended'
}
