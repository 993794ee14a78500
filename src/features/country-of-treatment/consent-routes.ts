import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { stopped } from './ask-country.ts'
import { type Consent, emergencyReasons } from './consent.ts'
import { fetchSummary } from './fetch-summary.ts'
import { findLookup, noSuchLookup } from './find-lookup.ts'
import { type Ground, recordGround } from './give-consent.ts'
import { keyOfPatient } from './identify.ts'
import { acting } from './lookup-routes.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { consentPage } from './pages/consent.ts'
import { noticeId, noticesFor } from './pages/notices.ts'
import { type EmergencyFault, patientPage } from './pages/patient.ts'
import { paths } from './pages/paths.ts'
import type { KeptLookup } from './store.ts'
import { withdraw } from './withdraw.ts'

const errand = { errand: 'foreign-patient' } as const
const patienceMs = 2_500

/** Characters: less tells a reviewer nothing. */
const shortestReason = 10

/** Where the patient is recognised, and the consent recorded, seen and taken back. */
export function consentRoutes(needs: TreatmentCountryNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'treatment-patient',
      path: paths.patient(':lookup'),
      releases: { category: 'identity' },
      prepare: (request) => patient(needs, request),
    }),
    post(
      acting(needs, 'treatment-consent', paths.give(':lookup'), (kept, person, { form }) => {
        const language = form.get('sprak') ?? ''
        // Only what was offered can have been shown.
        const offered = noticesFor(kept.lookup.country).some((notice) => notice.language === language)
        if (!offered || form.get('versjon') !== noticeId.version) throw notShown()
        return granted(needs, kept, person, { kind: 'spoken', notice: { ...noticeId, language } })
      }),
    ),
    post(
      acting(needs, 'treatment-consent-refused', paths.refuse(':lookup'), async ({ lookup, version }) => {
        const refused = { ...lookup, step: stopped('list', { code: 'consent-refused' }) }
        if (lookup.step.kind === 'identified') await needs.lookups.change(refused, version)
        return paths.lookup(lookup.id)
      }),
    ),
    post(
      acting(needs, 'treatment-emergency', paths.emergency(':lookup'), async (kept, person, { form }) => {
        const code = emergencyReasons.find((each) => each === form.get('hvorfor'))
        const words = (form.get('begrunnelse') ?? '').trim().slice(0, 300)
        const missing = [...(code ? [] : ['hvorfor']), ...(words.length < shortestReason ? ['begrunnelse'] : [])]
        if (!code || missing.length > 0) return `${paths.patient(kept.lookup.id)}?mangler=${missing.join('+')}`
        return granted(needs, kept, person, { kind: 'emergency', reason: { code, words } })
      }),
    ),
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

/** The lookup a consent was given in, while it is kept and of this visit. */
async function lookupOf(
  { lookups, now }: TreatmentCountryNeeds,
  { person }: Pick<WebRequest, 'person'>,
  { visit, lookup }: Consent,
): Promise<Lookup | undefined> {
  return visit === person?.visit ? (await lookups.find(visit, lookup, now()))?.lookup : undefined
}

function notShown(): Problem {
  return new Problem('invalid', 'notice-not-shown', 'The information to the patient was changed since')
}

/** Who the country found. Only until the consent is recorded: afterwards the lookup has gone on. */
async function patient(needs: TreatmentCountryNeeds, request: WebRequest) {
  const kept = await findLookup(needs, request)
  const found = kept?.lookup.patient
  if (!kept || !found) return { about: { kind: 'absent' } as const, answer: () => Promise.reject(noSuchLookup()) }
  const { id, visit, country, step } = kept.lookup
  const key = keyOfPatient(needs.personKeySecret, kept.lookup)
  const { query, language } = request
  return {
    about: { kind: 'patient', patient: key, document: id, visit, country } as const,
    answer: () => {
      if (step.kind !== 'identified') return redirect(paths.lookup(id))
      const faults = faultsIn(query.get('mangler') ?? '')
      return page(
        patientPage(kept.lookup, found, query.get('varsel'), faults, needs.now(), language),
        faults.length > 0 ? 422 : 200,
      )
    },
  }
}

function faultsIn(missing: string): readonly EmergencyFault[] {
  return [
    ...(missing.includes('hvorfor') ? (['chooseReason'] as const) : []),
    ...(missing.includes('begrunnelse') ? (['writeReason'] as const) : []),
  ]
}

/** Records the ground and begins to fetch. A lookup that has gone on is not granted twice. */
async function granted(
  needs: TreatmentCountryNeeds,
  kept: KeptLookup,
  person: SignedIn,
  ground: Ground,
): Promise<string> {
  const { lookup, version } = kept
  const { id, step } = lookup
  const begun: Lookup = { ...lookup, step: { kind: 'asking', what: 'list', since: needs.now() } }
  // Taken before anything is recorded: pressed twice, it is one consent, or one emergency with one alarm.
  if (step.kind === 'identified' && (await needs.lookups.change(begun, version))) {
    const consent = await recordGround(needs, person, begun, ground)
    await fetchSummary(needs, person, { lookup: begun, version: version + 1 }, consent)
    await needs.underWay.settled(id, patienceMs)
  }
  return paths.lookup(id)
}
