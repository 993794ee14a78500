import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { answererFaults, answererIn } from './answered-by.ts'
import type { Consent, NoticeShown } from './consent.ts'
import { statedReason } from './emergency-reason.ts'
import { fetchSummary } from './fetch-summary.ts'
import { findLookup, lookupGone, noSuchLookup } from './find-lookup.ts'
import { recordGround } from './give-consent.ts'
import { guardianConsents } from './guardian.ts'
import { keyOfPatient } from './identify.ts'
import { acting } from './lookup-routes.ts'
import type { Lookup } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { noticeId, noticesFor } from './pages/notices.ts'
import { patientPage } from './pages/patient.ts'
import { isPatientFault, type PatientFault } from './pages/patient-fault.ts'
import { paths } from './pages/paths.ts'
import { refuse, refusedToday } from './refuse.ts'
import { standingConsent } from './standing-consent.ts'
import type { KeptLookup } from './store.ts'

const patienceMs = 2_500

type Acting = Parameters<typeof acting>[3]

/** Where the patient is recognised, and yes, no or an emergency recorded. */
export function answerRoutes(needs: TreatmentCountryNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'treatment-patient',
      path: paths.patient(':lookup'),
      releases: { category: 'identity' },
      hiddenAs: lookupGone,
      prepare: (request) => patient(needs, request),
    }),
    post(acting(needs, 'treatment-consent', paths.give(':lookup'), saidYes(needs))),
    post(acting(needs, 'treatment-consent-refused', paths.refuse(':lookup'), saidNo(needs))),
    post(acting(needs, 'treatment-consent-standing-used', paths.goOn(':lookup'), saidBefore(needs))),
    post(acting(needs, 'treatment-emergency', paths.emergency(':lookup'), couldNotSay(needs))),
  ]
}

function saidYes(needs: TreatmentCountryNeeds): Acting {
  return async (kept, person, { form }) => {
    const notice = noticeShown(kept, form)
    const faults = answererFaults(form, guardianConsents(kept.lookup.patient?.birthDate, needs.now()))
    if (faults.length > 0) return mended(kept, faults)
    const answeredBy = answererIn(form)
    const ground = { kind: 'spoken', notice, ...(answeredBy ? { answeredBy } : {}) } as const
    return begun(needs, kept, person, (lookup) => recordGround(needs, person, lookup, ground))
  }
}

function saidNo(needs: TreatmentCountryNeeds): Acting {
  return async (kept, person, { form }) => {
    const answeredBy = answererIn(form)
    await refuse(needs, person, kept, { notice: noticeShown(kept, form), ...(answeredBy ? { answeredBy } : {}) })
    return paths.lookup(kept.lookup.id)
  }
}

/** Under the consent the same patient gave before: who it is was seen on the page, and nobody is asked again. */
function saidBefore(needs: TreatmentCountryNeeds): Acting {
  return async (kept, person) => {
    const standing = await standingConsent(needs, person, kept.lookup)
    if (!standing) return paths.lookup(kept.lookup.id)
    return begun(needs, kept, person, async () => standing)
  }
}

function couldNotSay(needs: TreatmentCountryNeeds): Acting {
  return async (kept, person, { form }) => {
    const { reason, faults } = statedReason(form)
    if (!reason) return mended(kept, faults)
    const ground = { kind: 'emergency', reason } as const
    return begun(needs, kept, person, (lookup) => recordGround(needs, person, lookup, ground))
  }
}

/** Back to the page, which says what to mend: names are not put into an address. */
function mended({ lookup }: KeptLookup, faults: readonly PatientFault[]): string {
  return `${paths.patient(lookup.id)}?mangler=${faults.join('+')}`
}

/** Which information was on the page. @throws Problem `notice-not-shown`: only what was offered can have been */
function noticeShown({ lookup }: KeptLookup, form: WebRequest['form']): NoticeShown {
  const language = form.get('sprak') ?? ''
  const offered = noticesFor(lookup.country).some((notice) => notice.language === language)
  if (offered && form.get('versjon') === noticeId.version) return { ...noticeId, language }
  throw new Problem('invalid', 'notice-not-shown', 'The information to the patient was changed since')
}

/** Who the country found. Only until it is answered for: afterwards the lookup has gone on. */
async function patient(needs: TreatmentCountryNeeds, request: WebRequest) {
  const { query, language, person } = request
  const kept = await findLookup(needs, request)
  const found = kept?.lookup.patient
  if (!kept || !found || !person)
    return { about: { kind: 'absent' } as const, answer: () => Promise.reject(noSuchLookup()) }
  const { id, visit, country, step } = kept.lookup
  const key = keyOfPatient(needs.personKeySecret, kept.lookup)
  return {
    about: { kind: 'patient', patient: key, document: id, visit, country } as const,
    async answer() {
      if (step.kind !== 'identified') return redirect(paths.lookup(id))
      const faults = (query.get('mangler') ?? '').split(' ').filter(isPatientFault)
      const standing = await standingConsent(needs, person, kept.lookup)
      const refusals = standing ? [] : await refusedToday(needs, person, kept.lookup)
      const { begun: since } = kept.lookup
      const known = await needs.knownHere?.({ patient: key, begun: since, person, language })
      const notice = query.get('varsel')
      const shown = { lookup: kept.lookup, patient: found, notice, faults, standing, refusals, known }
      return page(patientPage(shown, needs.now(), language), faults.length > 0 ? 422 : 200)
    },
  }
}

/** Begins to fetch under a ground. A lookup that has gone on is not granted twice. */
async function begun(
  needs: TreatmentCountryNeeds,
  { lookup, version }: KeptLookup,
  person: SignedIn,
  ground: (lookup: Lookup) => Promise<Consent>,
): Promise<string> {
  const { id, step } = lookup
  const asking: Lookup = { ...lookup, step: { kind: 'asking', what: 'list', since: needs.now() } }
  // Taken before anything is recorded: pressed twice, it is one consent, or one emergency with one alarm.
  if (step.kind === 'identified' && (await needs.lookups.change(asking, version))) {
    await fetchSummary(needs, person, { lookup: asking, version: version + 1 }, await ground(asking))
    await needs.underWay.settled(id, patienceMs)
  }
  return paths.lookup(id)
}
