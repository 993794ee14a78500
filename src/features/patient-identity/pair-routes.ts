import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post, type Wanted } from '../../protocols/web/route.ts'
import { asPair } from './identity.ts'
import { about, acted, centralIdentity, markOf, personIn } from './identity-routes.ts'
import type { Actor, CentralPatient } from './kept-identities.ts'
import type { IdentityPageNeeds } from './page-needs.ts'
import { pairPage } from './pages/pair.ts'
import { identityPaths } from './pages/paths.ts'
import type { Refused } from './pages/refused.ts'

type Two = readonly [CentralPatient, CentralPatient]

/** Two side by side, and what somebody finds that they are. */
export function pairRoutes(needs: IdentityPageNeeds): readonly HttpRoute[] {
  return [
    get(
      comparing(needs, 'identity-pair', identityPaths.pair(':identity', ':other'), (request, two) =>
        shown(needs, request, two),
      ),
    ),
    post(
      deciding(needs, 'identity-same', identityPaths.same(':identity', ':other'), async ([one, other], actor) => {
        const { stays, goes } = asPair([one.identities[0]!, other.identities[0]!])
        await needs.patients.merge(stays.id, goes.id, actor)
        return identityPaths.person(stays.id)
      }),
    ),
    post(
      deciding(needs, 'identity-different', identityPaths.different(':identity', ':other'), async (two, actor) => {
        await needs.patients.findDifferent(two[0].id, two[1].id, actor)
        return identityPaths.start
      }),
    ),
  ]
}

/** About two in the address; where they are one by now, that one is shown. */
function comparing(
  needs: IdentityPageNeeds,
  id: string,
  path: string,
  answer: (request: WebRequest, two: Two) => Answer | Promise<Answer>,
): Wanted {
  return {
    id,
    path,
    releases: centralIdentity,
    prepare: async (request) =>
      about<Two>(
        [await personIn(needs, request.params.identity), await personIn(needs, request.params.other)],
        (two) => (two[0].id === two[1].id ? redirect(identityPaths.person(two[0].id)) : answer(request, two)),
      ),
  }
}

function deciding(
  needs: IdentityPageNeeds,
  id: string,
  path: string,
  act: (two: Two, actor: Actor) => Promise<string>,
): Wanted {
  return comparing(needs, id, path, (request, two) =>
    acted(
      needs,
      request,
      (actor) => act(two, actor),
      async (code) => shown(needs, request, two, { code, route: id, typed: request.form }),
    ),
  )
}

function shown(needs: IdentityPageNeeds, request: WebRequest, [one, other]: Two, refused?: Refused): Answer {
  const view = { one, other, language: request.language, mark: markOf(needs, request) }
  return page(pairPage({ ...view, ...(refused ? { refused } : {}) }), refused ? 422 : 200)
}
