import type { SignedIn } from '../../protocols/gate/access.ts'
import type { DocumentEntry } from '../../standards/ihe/document-entry.ts'
import { stopped } from './ask-country.ts'
import { originalsAmong, summariesAmong } from './choose-documents.ts'
import type { Consent } from './consent.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { retrieveDocument } from './retrieve-document.ts'
import { distinct } from './sender-warnings.ts'
import type { KeptLookup } from './store.ts'
import { askUnder, type Granted } from './under-consent.ts'

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
  const granted: Granted = { person, kept, consent }
  return askUnder(needs, granted, { kind: 'summary' }, async (lookup, asking, patient) => {
    const answer = await needs.partners.list(asking, patient, 'patient-summary')
    if (answer.kind === 'stopped') return { step: stopped('list', answer.trouble) }
    const documents = summariesAmong(answer.value)
    const warnings = distinct([...(lookup.warnings ?? []), ...(answer.warnings ?? [])])
    const listed = { documents, ...(warnings.length > 0 ? { warnings } : {}) }
    if (documents.length === 0) return { step: stopped('list', { code: 'nothing-registered' }) }
    if (documents.length > 1) return { step: { kind: 'listed' }, ...listed }
    return { ...listed, ...(await retrieveDocument(needs, granted, { ...lookup, ...listed }, asking, documents[0]!)) }
  })
}

/**
 * Begins to ask which original clinical documents there are: laboratory reports, discharge reports, images. Nothing of them
 * is fetched before the professional chooses. That there are none stops nothing.
 */
export function listOriginals(
  needs: TreatmentCountryNeeds,
  person: SignedIn,
  kept: KeptLookup,
  consent: Consent,
): Promise<void> {
  return askUnder(needs, { person, kept, consent }, { kind: 'originals' }, async (_lookup, asking, patient) => {
    const answer = await needs.partners.list(asking, patient, 'orcd')
    if (answer.kind === 'answered') {
      const originals = originalsAmong(answer.value)
      return { step: { kind: 'listed' }, originals, originalsWarnings: answer.warnings ?? [] }
    }
    return answer.trouble.code === 'nothing-registered'
      ? { step: { kind: 'listed' }, originals: [] }
      : { step: stopped('list', answer.trouble) }
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
  const granted: Granted = { person, kept, consent }
  return askUnder(needs, granted, { kind: 'document', uniqueId: entry.documentUniqueId }, (lookup, asking) =>
    retrieveDocument(needs, granted, lookup, asking, entry),
  )
}
