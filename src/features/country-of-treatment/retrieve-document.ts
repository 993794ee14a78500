import type { DocumentEntry } from '../../standards/ihe/document-entry.ts'
import { type Found, stopped } from './ask-country.ts'
import { classOf } from './choose-documents.ts'
import { type Consent, purposeOf, standingOf } from './consent.ts'
import { numberToAskBy } from './identify.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import type { Asking } from './partners.ts'
import { distinct } from './sender-warnings.ts'
import type { TroubleCode } from './trouble.ts'
import type { Granted } from './under-consent.ts'
import { whyUnfitApart } from './why-unfit-apart.ts'

/** Fetches one document, sees that it is what was chosen and about the patient, and keeps it for its reader. */
export async function retrieveDocument(
  needs: TreatmentCountryNeeds,
  { person, consent }: Granted,
  lookup: Lookup,
  asking: Asking,
  entry: DocumentEntry,
): Promise<Found> {
  // Who was identified is known before anything is asked under a consent.
  const patient = lookup.patient!
  const number = numberToAskBy(patient, lookup.traits)!
  const answer = await needs.partners.retrieve(asking, number, entry, ({ bytes }) =>
    whyUnfitApart({ bytes, classCode: entry.classCode.code, patient, now: needs.now() }),
  )
  if (answer.kind === 'stopped') return { step: stopped('retrieve', answer.trouble) }
  const gone = await whyClosed(needs, consent.id)
  if (gone) return { step: stopped('retrieve', { code: gone }) }
  const classCode = classOf(entry)?.service === 'orcd' ? entry.classCode.code.trim() : undefined
  const beside = classCode === undefined ? lookup.warnings : lookup.originalsWarnings
  const warnings = distinct([...(beside ?? []), ...(answer.warnings ?? [])])
  const document = await needs.keep(
    person,
    answer.value.bytes,
    {
      ...basisOf(lookup, consent),
      event: answer.event,
      ...(classCode === undefined ? {} : { original: classCode }),
      ...(warnings.length === 0 ? {} : { warnings }),
    },
    purposeOf(consent),
  )
  // Taken back while it was being kept: it could not be opened any more, and is not left lying.
  const closed = await whyClosed(needs, consent.id)
  if (closed) {
    await needs.discard(person.visit, document)
    return { step: stopped('retrieve', { code: closed }) }
  }
  const opened = [...(lookup.opened ?? []), { uniqueId: entry.documentUniqueId, document }]
  return { step: { kind: 'fetched', document, ...(classCode === undefined ? {} : { original: classCode }) }, opened }
}

/** By what right, and from where, a document is here. */
function basisOf({ id, country }: Lookup, { id: consent, patient, kind, ends }: Consent) {
  const emergency = kind === 'emergency' ? { emergencyUntil: ends.toISOString() } : {}
  return { consent, patient, country, lookup: id, ...emergency }
}

async function whyClosed({ consents, now }: TreatmentCountryNeeds, id: string): Promise<TroubleCode | undefined> {
  const consent = await consents.find(id)
  const standing = consent ? standingOf(consent, now()) : 'withdrawn'
  if (standing === 'live' || standing === 'emergency') return undefined
  return standing === 'withdrawn' ? 'consent-withdrawn' : 'consent-ended'
}
