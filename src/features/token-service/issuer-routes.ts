import { Problem } from '../../kernel/problem.ts'
import { type Answer, page, redirect } from '../../protocols/web/answer.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { demoPeople } from './demo-people.ts'
import { demoRegisters } from './demo-registers.ts'
import { demoClientId, helseIdPath, type PeopleIssuer, type ProvenHow } from './helse-id.ts'
import { choosePersonPage, type Choice } from './pages/choose-person.ts'

/** Our page where one chooses whom to be, at the HelseID-shaped issuer. */
export const choicePath = `${helseIdPath}/innlogging`

/** An issuer's own addresses: its protocol, which the library answers. */
export function issuerRoute(id: string, path: string, issuer: Pick<PeopleIssuer, 'handle'>): HttpRoute {
  return {
    id,
    kind: 'http',
    releases: 'nothing',
    addresses: [
      { method: 'GET', path: `${path}/*` },
      { method: 'POST', path: `${path}/*` },
    ],
    body: { kind: 'unread' },
    calledBySystems: true,
    prepare: () => ({
      about: { kind: 'no-one' },
      answer: () => ({
        kind: 'raw',
        async handle(request, response) {
          // RFC 6749, section 5.1; the library says the half that HTTP/1.1 looks at.
          if (request.method === 'POST') response.setHeader('pragma', 'no-cache')
          await issuer.handle(request, response)
          return undefined
        },
      }),
    }),
  }
}

/** Metadata where an issuer with a path is looked for (RFC 8414, section 3.1), beside where OpenID Connect has it. */
export function metadataRoute(id: string, path: string, issuer: Pick<PeopleIssuer, 'handle'>): HttpRoute {
  const wellKnown = '/.well-known/oauth-authorization-server'
  return get({
    id,
    path: `${wellKnown}${path}`,
    releases: 'public',
    calledBySystems: true,
    answer: () => ({
      kind: 'raw',
      async handle(request, response) {
        await issuer.handle(Object.assign(request, { url: `${path}${wellKnown}` }), response)
        return undefined
      },
    }),
  })
}

/** The demonstration's own people, each with the categories that the token tells of them. */
const ownPeople: readonly Choice[] = demoPeople.map((person) => {
  const registered = demoRegisters[person.subject]
  return registered ? { ...person, authorizations: registered.authorizations } : person
})

/** The HelseID-shaped issuer and its page of people: the demonstration's own, or health personnel for vendors. */
export function helseIdRoutes(issuer: PeopleIssuer, professionals: () => readonly Choice[]): readonly HttpRoute[] {
  const path = `${choicePath}/:id`
  const choices = async (signIn: string) =>
    (await issuer.clientOf(signIn)) === demoClientId ? ownPeople : professionals()
  return [
    issuerRoute('demo-issuer', helseIdPath, issuer),
    metadataRoute('demo-issuer-metadata', helseIdPath, issuer),
    get({
      id: 'demo-people',
      path,
      releases: 'public',
      answer: async ({ language, path: here, params: { id = '' } }) =>
        page({
          ...choosePersonPage(here, await choices(id), language),
          formsEndAt: await issuer.endsAt(id),
        }),
    }),
    post({
      id: 'demo-person-chosen',
      path,
      releases: 'nothing',
      async answer({ form, params: { id = '' } }) {
        const person = (await choices(id)).find(({ subject }) => subject === form.get('person'))
        if (!person) throw new Problem('invalid', 'malformed-request', 'No such demo person', { at: 'person' })
        return chosen(issuer, person.subject)
      },
    }),
  ]
}

/** Sends the browser on as somebody. */
export function chosen(issuer: Pick<PeopleIssuer, 'choose'>, subject: string, how: ProvenHow = {}) {
  return {
    kind: 'raw',
    async handle(request, response) {
      try {
        return redirect(await issuer.choose(request, response, subject, how))
      } catch (cause) {
        throw new Problem('forbidden', 'sign-in-failed', 'No sign-in is under way in this browser', {}, { cause })
      }
    },
  } as const satisfies Answer
}
