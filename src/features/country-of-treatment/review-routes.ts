import { Problem } from '../../kernel/problem.ts'
import { page, redirect } from '../../protocols/web/answer.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { emergenciesPage } from './pages/emergencies.ts'
import { paths } from './pages/paths.ts'

const errand = { errand: 'contact-point-operation' } as const

const reviewedDays = 30

type ReviewNeeds = Pick<TreatmentCountryNeeds, 'consents' | 'now' | 'reviewsNorwegian'>

/** How many emergencies wait for somebody else to say whether they were right. */
export async function emergenciesToReview(needs: ReviewNeeds): Promise<number> {
  return (await recent(needs)).filter(({ review }) => review === undefined).length
}

function recent({ consents, now }: ReviewNeeds) {
  return consents.emergencies(new Date(now().getTime() - reviewedDays * 86_400_000))
}

/** Where emergencies without consent are reviewed, by somebody else than who opened them. */
export function reviewRoutes(needs: ReviewNeeds): readonly HttpRoute[] {
  const { consents, now } = needs
  return [
    get({
      id: 'treatment-emergencies',
      path: paths.emergencies,
      releases: errand,
      async answer({ language, person }) {
        const { reviewsNorwegian = false } = needs
        const emergencies = await recent(needs)
        return page(emergenciesPage({ emergencies, reviewsNorwegian, reviewer: person?.subject ?? '', language }))
      },
    }),
    post({
      id: 'treatment-emergency-reviewed',
      path: paths.review(':emergency'),
      releases: errand,
      async answer({ params, form, person }) {
        const outcome = (['justified', 'not-justified'] as const).find((each) => each === form.get('utfall'))
        const emergency = (await recent(needs)).find(({ id }) => id === params.emergency)
        if (!outcome || !emergency || !person) throw new Problem('not-found', 'not-found', 'No such emergency')
        if (emergency.askedBy === person.subject) {
          throw new Problem('forbidden', 'own-emergency', 'An emergency is reviewed by somebody else')
        }
        await consents.review(emergency.id, { by: person.subject, at: now(), outcome })
        return redirect(paths.emergencies)
      },
    }),
  ]
}
