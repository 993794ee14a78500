import type { SignedIn } from '../../protocols/gate/access.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import { html } from '../../protocols/web/html.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post, type Wanted } from '../../protocols/web/route.ts'
import { mayAskAgain } from './ask-again.ts'
import { cancel } from './ask-country.ts'
import { fetchChosen, fetchSummary, listOriginals } from './fetch-summary.ts'
import { typedAbout } from './fill-in.ts'
import { consentOf, findLookup, noSuchLookup } from './find-lookup.ts'
import { identify } from './identify.ts'
import { listedIn, readerOf } from './listed-document.ts'
import { type Lookup, stepAt } from './lookup.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { patientName } from './pages/countries.ts'
import { paths } from './pages/paths.ts'
import { stoppedPage } from './pages/stopped.ts'
import { waitingPage } from './pages/waiting.ts'
import type { KeptLookup } from './store.ts'

const errand = { errand: 'foreign-patient' } as const

/** How long the page of a lookup is held back for an answer, once the reader has seen that it is asked for. */
const heldMs = 8_000
const patienceMs = 1_200

type Acting = (kept: KeptLookup, person: SignedIn, request: WebRequest) => Promise<string>

/** Where a lookup stands, and what its professional does with it. */
export function lookupRoutes(needs: TreatmentCountryNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'treatment-lookup',
      path: paths.lookup(':lookup'),
      releases: errand,
      answer: (asked) => shown(needs, asked),
    }),
    post(
      acting(needs, 'treatment-cancel', paths.cancel(':lookup'), async (kept, _person, { form }) => {
        await cancel(needs, kept, Number(form.get('versjon') ?? Number.NaN))
        return paths.lookup(kept.lookup.id)
      }),
    ),
    post(acting(needs, 'treatment-retry', paths.retry(':lookup'), (kept, person) => retried(needs, kept, person))),
  ]
}

/** Something done to a lookup of one's own; where to afterwards. */
export function acting(needs: TreatmentCountryNeeds, id: string, path: string, act: Acting): Wanted {
  return {
    id,
    path,
    releases: errand,
    body: { kind: 'form', maxBytes: 20_000 },
    async answer(request) {
      const kept = await findLookup(needs, request)
      if (!kept || !request.person) throw noSuchLookup()
      return redirect(await act(kept, request.person, request))
    },
  }
}

async function shown(needs: TreatmentCountryNeeds, request: WebRequest): Promise<Answer> {
  if (request.query.has('vent')) await needs.underWay.settled(request.params.lookup ?? '', heldMs)
  const kept = await findLookup(needs, request)
  if (!kept) throw noSuchLookup()
  const { lookup } = kept
  const step = stepAt(lookup, needs.now())
  if (step.kind === 'asking')
    return page(
      waitingPage(kept, step, aboutWhom(needs, lookup), await consentOf(needs, kept), needs.now(), request.language),
    )
  if (step.kind === 'stopped') {
    const stopped = stoppedPage(lookup, step, request.language)
    return page({ ...stopped, main: html`${stopped.main}${await needs.afterwards?.(lookup, request.language)}` })
  }
  if (step.kind === 'filled-in') return redirect(paths.again(lookup.id))
  if (step.kind === 'identified') return redirect(paths.patient(lookup.id))
  return redirect(step.kind === 'listed' ? paths.documents(lookup.id) : readerOf(step.document, step.original))
}

/**
 * Before the country has answered who somebody is, what this professional typed; afterwards the patient whom the same
 * professional was shown in the same lookup, which is in the patient's access log.
 */
function aboutWhom({ directory }: TreatmentCountryNeeds, lookup: Lookup): string {
  const { country, patient, typed } = lookup
  return patient ? patientName(lookup) : typedAbout(directory.mask(country)?.fields ?? [], typed).join(', ')
}

/** The same question once more: with the same details, or under the consent that was given; one that is over is not asked under. */
async function retried(needs: TreatmentCountryNeeds, kept: KeptLookup, person: SignedIn): Promise<string> {
  const step = stepAt(kept.lookup, needs.now())
  if (step.kind !== 'stopped' || !mayAskAgain(step)) return paths.lookup(kept.lookup.id)
  if (step.during === 'identify') {
    const anew = await identify(needs, person, kept.lookup.country, kept.lookup)
    await needs.underWay.settled(anew, patienceMs)
    return paths.lookup(anew)
  }
  const consent = await consentOf(needs, kept)
  if (!consent) return paths.lookup(kept.lookup.id)
  const { wish } = kept.lookup
  const entry = wish?.kind === 'document' ? listedIn(kept.lookup, wish.uniqueId) : undefined
  if (entry) return answeredSoon(needs, kept, fetchChosen(needs, person, kept, consent, entry))
  const asking = wish?.kind === 'originals' ? listOriginals : fetchSummary
  return answeredSoon(needs, kept, asking(needs, person, kept, consent))
}

/** Once it has begun: a fast country is answered at once. */
export async function answeredSoon(
  { underWay }: Pick<TreatmentCountryNeeds, 'underWay'>,
  { lookup: { id } }: KeptLookup,
  begun: Promise<void>,
): Promise<string> {
  await begun
  await underWay.settled(id, patienceMs)
  return paths.lookup(id)
}
