import { type Kysely, sql } from 'kysely'
import type { CataloguedQuery } from '../../platform/sql/catalogue.ts'
import type { AnsweredBy } from './answered-by.ts'
import type { Asked, Consent, EmergencyReason, NoticeShown, Review } from './consent.ts'
import type { Lookup, Step } from './lookup.ts'
import type { Refusal } from './refusal.ts'
import type { IssuedTrc } from './store.ts'

type Asking = Extract<Step, { readonly kind: 'asking' }>

/** A lookup as JSON: moments as text. */
export type LookupContent = Omit<Lookup, 'begun' | 'expires' | 'step'> & {
  readonly begun: string
  readonly expires: string
  readonly step: Exclude<Step, Asking> | (Omit<Asking, 'since'> & { readonly since: string })
}

/** A review as JSON. */
export type ReviewContent = Omit<Review, 'at'> & { readonly at: string }

/** What stands of every question to a patient. */
export type AskedColumns = {
  id: string
  patient: string
  country: string
  asked_by: string
  asked_by_name: string
  organisation: string
  visit_id: string
  lookup_id: string
  at: Date
}

/** See `0009-country-of-treatment.sql` and `0016-consent-answered.sql`. */
export type CountryOfTreatmentTables = {
  treatment_lookup: { visit_id: string; id: string; version: number; expires_at: Date; content: LookupContent }
  treatment_consent: AskedColumns & {
    kind: Consent['kind']
    ends: Date
    scope: Consent['scope']
    notice: NoticeShown | null
    reason: { readonly code: EmergencyReason; readonly words: string } | null
    withdrawn_at: Date | null
    review: ReviewContent | null
    answered_by: AnsweredBy | null
  }
  treatment_refusal: AskedColumns & { notice: NoticeShown; answered_by: AnsweredBy | null }
  issued_trc: { consent_id: string; assertion_id: string; issued_at: Date; not_on_or_after: Date }
}

type Db = Kysely<CountryOfTreatmentTables>

/** Null where there is none: one query, whatever it holds. */
const json = (value: object | undefined) => sql<never>`${value === undefined ? null : JSON.stringify(value)}::jsonb`

export const addLookup = (db: Db, lookup: Lookup) =>
  db.insertInto('treatment_lookup').values({
    visit_id: lookup.visit,
    id: lookup.id,
    version: 1,
    expires_at: lookup.expires,
    content: json(lookup),
  })

export const lookupOf = (db: Db, visit: string, id: string, now: Date) =>
  db
    .selectFrom('treatment_lookup')
    .where('visit_id', '=', visit)
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .select(['version', 'content'])

export const lookupsOf = (db: Db, visit: string, now: Date) =>
  db.selectFrom('treatment_lookup').where('visit_id', '=', visit).where('expires_at', '>', now).select('content')

export const changeLookup = (db: Db, lookup: Lookup, version: number) =>
  db
    .updateTable('treatment_lookup')
    .set({ version: version + 1, expires_at: lookup.expires, content: json(lookup) })
    .where('visit_id', '=', lookup.visit)
    .where('id', '=', lookup.id)
    .where('version', '=', version)

export const deleteLookupsOf = (db: Db, visit: string) =>
  db.deleteFrom('treatment_lookup').where('visit_id', '=', visit)

export const deleteExpiredLookups = (db: Db, now: Date) =>
  db.deleteFrom('treatment_lookup').where('expires_at', '<=', now)

const askedColumns = ({ id, patient, country, organisation, at, ...asked }: Asked): AskedColumns => ({
  ...{ id, patient, country, organisation, at },
  asked_by: asked.askedBy,
  asked_by_name: asked.askedByName,
  visit_id: asked.visit,
  lookup_id: asked.lookup,
})

export const giveConsent = (db: Db, consent: Consent) =>
  db.insertInto('treatment_consent').values({
    ...askedColumns(consent),
    kind: consent.kind,
    ends: consent.ends,
    scope: consent.scope,
    notice: json(consent.kind === 'spoken' ? consent.notice : undefined),
    reason: json(consent.kind === 'emergency' ? consent.reason : undefined),
    withdrawn_at: consent.withdrawnAt ?? null,
    review: null,
    answered_by: json(consent.kind === 'spoken' ? consent.answeredBy : undefined),
  })

export const noteRefusal = (db: Db, refusal: Refusal) =>
  db.insertInto('treatment_refusal').values({
    ...askedColumns(refusal),
    notice: json(refusal.notice),
    answered_by: json(refusal.answeredBy),
  })

export const refusalsOf = (db: Db, patient: string, since: Date) =>
  db
    .selectFrom('treatment_refusal')
    .where('patient', '=', patient)
    .where('at', '>=', since)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(50)

export const consentOf = (db: Db, id: string) => db.selectFrom('treatment_consent').where('id', '=', id).selectAll()

export const consentsOfVisit = (db: Db, visit: string, patient: string) =>
  db
    .selectFrom('treatment_consent')
    .where('visit_id', '=', visit)
    .where('patient', '=', patient)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(50)

/** Others may read it; whoever takes it back waits until the transaction is over. */
export const consentHeld = (db: Db, id: string) => consentOf(db, id).forShare()

export const noteTrc = (db: Db, consent: string, { assertion, issuedAt, notOnOrAfter }: IssuedTrc) =>
  db.insertInto('issued_trc').values({
    consent_id: consent,
    assertion_id: assertion,
    issued_at: issuedAt,
    not_on_or_after: notOnOrAfter,
  })

export const withdrawConsent = (db: Db, id: string, at: Date) =>
  db.updateTable('treatment_consent').set({ withdrawn_at: at }).where('id', '=', id).where('withdrawn_at', 'is', null)

export const emergenciesSince = (db: Db, since: Date) =>
  db
    .selectFrom('treatment_consent')
    .where('kind', '=', 'emergency')
    .where('at', '>=', since)
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('id')
    .limit(500)

export const reviewEmergency = (db: Db, id: string, review: Review) =>
  db
    .updateTable('treatment_consent')
    .set({ review: json(review) })
    .where('id', '=', id)
    .where('kind', '=', 'emergency')
    .where('review', 'is', null)

const then = new Date(0)
const lookup: Lookup = {
  id: '',
  visit: '',
  askedBy: '',
  country: '',
  begun: then,
  expires: then,
  step: { kind: 'identified' },
  typed: {},
  traits: { identifiers: [] },
}
const asked: Asked = {
  id: '',
  patient: '',
  country: '',
  askedBy: '',
  askedByName: '',
  organisation: '',
  visit: '',
  lookup: '',
  at: then,
}
const notice: NoticeShown = { id: '', version: '', language: '' }
const consent: Consent = { ...asked, kind: 'spoken', ends: then, scope: 'PS', notice }
const refusal: Refusal = { ...asked, notice }

/** All of them, for the partition gate. */
export const countryOfTreatmentCatalogue: readonly CataloguedQuery<CountryOfTreatmentTables>[] = [
  { name: 'addLookup', build: (db) => addLookup(db, lookup) },
  { name: 'lookupOf', build: (db) => lookupOf(db, '', '', then) },
  { name: 'lookupsOf', build: (db) => lookupsOf(db, '', then) },
  { name: 'changeLookup', build: (db) => changeLookup(db, lookup, 1) },
  { name: 'deleteLookupsOf', build: (db) => deleteLookupsOf(db, '') },
  {
    name: 'deleteExpiredLookups',
    fanOut: 'the sweep is over all visits',
    build: (db) => deleteExpiredLookups(db, then),
  },
  { name: 'giveConsent', build: (db) => giveConsent(db, consent) },
  { name: 'consentOf', build: (db) => consentOf(db, '') },
  {
    name: 'consentsOfVisit',
    fanOut: 'a consent is found by its own id; a visit asks for its own once for each patient',
    build: (db) => consentsOfVisit(db, '', ''),
  },
  { name: 'consentHeld', build: (db) => consentHeld(db, '') },
  { name: 'noteTrc', build: (db) => noteTrc(db, '', { assertion: '', issuedAt: then, notOnOrAfter: then }) },
  { name: 'noteRefusal', build: (db) => noteRefusal(db, refusal) },
  { name: 'refusalsOf', build: (db) => refusalsOf(db, '', then) },
  { name: 'withdrawConsent', build: (db) => withdrawConsent(db, '', then) },
  {
    name: 'emergenciesSince',
    fanOut: 'the review is of all emergencies',
    build: (db) => emergenciesSince(db, then),
  },
  { name: 'reviewEmergency', build: (db) => reviewEmergency(db, '', { by: '', at: then, outcome: 'justified' }) },
]
