import { Problem } from '../../kernel/problem.ts'
import { page, redirect } from '../../protocols/web/answer.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import { emergenciesPage } from './pages/emergencies.ts'
import { paths } from './pages/paths.ts'

const errand = { errand: 'contact-point-operation' } as const

/** Those that were reviewed are shown for so long. */
const shownDays = 30

type ReviewNeeds = Pick<NorwegianRecordNeeds, 'emergencies' | 'now'>

/** Where emergencies are reviewed, by somebody else than who opened them. */
export function reviewRoutes(needs: ReviewNeeds): readonly HttpRoute[] {
  const { emergencies, now } = needs
  const listed = () => emergencies.toReview(new Date(now().getTime() - shownDays * 86_400_000))
  return [
    get({
      id: 'norwegian-emergencies',
      path: paths.emergencies,
      releases: errand,
      answer: async ({ language, person }) => page(emergenciesPage(await listed(), person?.subject ?? '', language)),
    }),
    post({
      id: 'norwegian-emergency-reviewed',
      path: paths.review(':emergency'),
      releases: errand,
      async answer({ params, form, person }) {
        const outcome = (['justified', 'not-justified'] as const).find((each) => each === form.get('utfall'))
        const emergency = (await listed()).find(({ id }) => id === params.emergency)
        if (!outcome || !emergency || !person) throw new Problem('not-found', 'not-found', 'No such emergency')
        if (emergency.openedBy === person.subject) {
          throw new Problem('forbidden', 'own-emergency', 'An emergency is reviewed by somebody else')
        }
        await emergencies.review(emergency, { by: person.subject, at: now(), outcome })
        return redirect(paths.emergencies)
      },
    }),
  ]
}
