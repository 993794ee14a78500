import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import type { WebRequest } from '../../protocols/web/request.ts'
import { get, type HttpRoute, post, type Wanted } from '../../protocols/web/route.ts'
import type { PersonKey } from '../access-log/index.ts'
import { findByNumber, registersOf } from './find-person.ts'
import { about, aboutNobody, aboutSought, acted, centralIdentity, markOf, personIn } from './identity-routes.ts'
import type { Actor, CentralPatient } from './kept-identities.ts'
import { norwegianNumber } from './norwegian-number.ts'
import type { IdentityPageNeeds } from './page-needs.ts'
import { identityPaths } from './pages/paths.ts'
import { personPage } from './pages/person.ts'
import type { Refused } from './pages/refused.ts'

/** The page of one person, and what can be done there. */
export function personRoutes(needs: IdentityPageNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'identity-person',
      path: identityPaths.person(':identity'),
      releases: centralIdentity,
      prepare: async (request) =>
        about([await personIn(needs, request.params.identity)], ([person]) => shown(needs, request, person)),
    }),
    post(
      acting(
        needs,
        'identity-number',
        identityPaths.number(':identity'),
        (person, request, actor) => numberAdded(needs, person, request.form.get('nummer') ?? '', actor),
        chainTyped,
      ),
    ),
    post(
      acting(needs, 'identity-no-match', identityPaths.noMatch(':identity'), async ({ id }, _request, actor) => {
        await needs.patients.noteNoMatch(id, 'NO', actor)
        return identityPaths.person(id)
      }),
    ),
    post(
      acting(needs, 'identity-take-apart', identityPaths.takeApart(':identity'), async ({ id }, { form }, actor) => {
        await needs.patients.unmerge(id, form.get('identitet') ?? '', actor)
        return identityPaths.person(id)
      }),
    ),
    post({
      id: 'identity-compare',
      path: identityPaths.compare(':identity'),
      releases: centralIdentity,
      prepare: (request) => compared(needs, request),
    }),
  ]
}

/** The one in the address beside whoever has the number in the form. */
async function compared(needs: IdentityPageNeeds, { params, form }: WebRequest) {
  const one = await personIn(needs, params.identity)
  if (!one) return aboutNobody()
  const country = form.get('land') ?? ''
  const sought = await findByNumber(needs, country, form.get('nummer') ?? '')
  return aboutSought(sought, country, [one], (other) =>
    redirect(other ? whereto(one, other) : `${identityPaths.person(one.id)}?funnet=nei#sammenlign`),
  )
}

/** Countries whose people can be found by number, ours among them. */
export function countriesOf(needs: IdentityPageNeeds): readonly string[] {
  return [...new Set(registersOf(needs).map(({ country }) => country))]
}

/** What is done with a person in the address; where to afterwards. */
type Act = (person: CentralPatient, request: WebRequest, actor: Actor) => Promise<string>

/** Chains of whoever is looked for by what was sent. */
type SoughtBy = (needs: IdentityPageNeeds, request: WebRequest) => readonly PersonKey[]

function acting(needs: IdentityPageNeeds, id: string, path: string, act: Act, soughtBy?: SoughtBy): Wanted {
  return {
    id,
    path,
    releases: centralIdentity,
    prepare: async (request) =>
      about(
        [await personIn(needs, request.params.identity)],
        ([person]) =>
          acted(
            needs,
            request,
            (actor) => act(person, request, actor),
            (code) => shown(needs, request, person, { code, route: id, typed: request.form }),
          ),
        soughtBy?.(needs, request),
      ),
  }
}

async function shown(
  needs: IdentityPageNeeds,
  request: WebRequest,
  person: CentralPatient,
  refused?: Refused,
): Promise<Answer> {
  const view = {
    person,
    alike: await needs.patients.alike(person),
    countries: countriesOf(needs),
    language: request.language,
    nobody: request.query.get('funnet') === 'nei',
    mark: markOf(needs, request),
    ...(refused ? { refused } : {}),
  }
  return page(personPage(view), refused ? 422 : 200)
}

/** Of the number that was typed: whether somebody has it shows in the answer, so it stands in their log. Of what is no number, none. */
function chainTyped({ patients, inventedOnly, now }: IdentityPageNeeds, { form }: WebRequest): readonly PersonKey[] {
  try {
    return [patients.chainOf(norwegianNumber(form.get('nummer') ?? '', inventedOnly, now()))]
  } catch (error) {
    if (error instanceof Problem) return []
    throw error
  }
}

/** A number that is another's already is a reason to compare the two, and is given to nobody. */
async function numberAdded(
  { patients, inventedOnly, now }: IdentityPageNeeds,
  person: CentralPatient,
  typed: string,
  actor: Actor,
): Promise<string> {
  const number = norwegianNumber(typed, inventedOnly, now())
  const holder = await patients.of(patients.chainOf(number))
  if (holder && holder.id !== person.id) return whereto(person, holder)
  await patients.addNumber(person.id, number, actor)
  return identityPaths.person(person.id)
}

function whereto(one: CentralPatient, other: CentralPatient): string {
  return one.id === other.id ? identityPaths.person(one.id) : identityPaths.pair(one.id, other.id)
}
