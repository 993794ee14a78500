import { Problem } from '../../kernel/problem.ts'
import type { SignedIn } from '../../protocols/gate/access.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { arriving, keep } from './arrival.ts'
import { documentsAtHand } from './at-hand.ts'
import type { SummaryNeeds } from './needs.ts'
import { openSummary } from './open.ts'
import { choosePage, type FormTrouble, type OpenEntry } from './pages/choose.ts'
import { paths } from './pages/paths.ts'

/** Largest file taken in, in bytes (issue 2, item 7). */
const maxBytes = 20 * 1024 * 1024

const errand = { errand: 'foreign-patient' } as const

/** Where a summary is chosen: a file, one of ours, or one that was opened before. */
export function chooseRoutes(needs: SummaryNeeds): readonly HttpRoute[] {
  const { samples } = needs
  return [
    get({ id: 'foreign-patient', path: paths.choose, releases: errand, answer: (request) => choose(needs, request) }),
    post({
      id: 'foreign-patient-file',
      path: paths.choose,
      releases: errand,
      body: { kind: 'files', maxBytes },
      answer: (request) => chosenFile(needs, request),
    }),
    post({
      id: 'foreign-patient-sample',
      path: paths.sample(':sample'),
      releases: errand,
      async answer({ params, person }) {
        const sample = samples.find(({ name }) => name === params.sample)
        if (!sample) throw new Problem('not-found', 'not-found', 'No such sample')
        const { bytes } = sample
        const opened = openSummary(bytes, needs.now())
        return redirect(paths.view(await keep(needs, person, { bytes, opened }, 'sample')))
      },
    }),
  ]
}

async function choose(needs: SummaryNeeds, { language, person }: WebRequest, trouble?: FormTrouble): Promise<Answer> {
  const { samples, asksCountries } = needs
  const open = person ? await openTo(needs, person) : []
  return page(choosePage(language, samples, open, asksCountries ?? false, trouble), trouble ? 422 : 200)
}

/**
 * What the person can open, and what they saved that its patient has closed since, which says so. What was fetched under a
 * right that ran out is left out, as its page is.
 */
async function openTo({ documents, consentOf, now }: SummaryNeeds, person: SignedIn): Promise<readonly OpenEntry[]> {
  const atHand = await documentsAtHand(documents).list(person, now())
  const asked = atHand.map(async (entry): Promise<readonly OpenEntry[]> => {
    if (entry.fetched?.original !== undefined) return []
    const standing = entry.fetched && (await consentOf(entry.fetched.consent))
    if (standing === 'withdrawn') return entry.saved ? [{ ...entry, closed: true }] : []
    return standing !== 'ended' || entry.saved ? [entry] : []
  })
  return (await Promise.all(asked)).flat()
}

async function chosenFile(needs: SummaryNeeds, request: WebRequest): Promise<Answer> {
  const file = request.files.find(({ field }) => field === 'fil')
  const fields = [
    ...(file ? [] : (['file'] as const)),
    ...(request.form.get('behandler') === 'ja' ? [] : (['treating'] as const)),
  ]
  if (fields.length > 0 || !file) return choose(needs, request, { fields })
  const arrived = arriving(file.bytes, needs.now())
  if (arrived instanceof Problem) return choose(needs, request, { fields: [], refusal: arrived })
  return redirect(paths.view(await keep(needs, request.person, arrived, 'dropped')))
}
