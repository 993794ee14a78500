import { page, redirect } from '../../protocols/web/answer.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { findByNumber } from './find-person.ts'
import { aboutSought, centralIdentity, markOf } from './identity-routes.ts'
import type { IdentityPageNeeds } from './page-needs.ts'
import { identityPaths } from './pages/paths.ts'
import { startPage } from './pages/start.ts'
import { pairRoutes } from './pair-routes.ts'
import { countriesOf, personRoutes } from './person-routes.ts'

/** Where it is found out who patients from abroad are. */
export function identityRoutes(needs: IdentityPageNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'identity-start',
      path: identityPaths.start,
      releases: { errand: 'patient-identity' },
      answer: async (request) =>
        page(
          startPage({
            waiting: await needs.patients.waiting(),
            countries: countriesOf(needs),
            nobody: request.query.get('funnet') === 'nei',
            language: request.language,
            mark: markOf(needs, request),
          }),
        ),
    }),
    post({
      id: 'identity-find',
      path: identityPaths.find,
      releases: centralIdentity,
      async prepare({ form }) {
        const country = form.get('land') ?? ''
        const sought = await findByNumber(needs, country, form.get('nummer') ?? '')
        return aboutSought(sought, country, [], (found) =>
          redirect(found ? identityPaths.person(found.id) : `${identityPaths.start}?funnet=nei#finn`),
        )
      },
    }),
    ...personRoutes(needs),
    ...pairRoutes(needs),
  ]
}
