import { Problem } from '../../kernel/problem.ts'
import { page, redirect } from '../../protocols/web/answer.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { type DemoIssuer, demoIssuerPath } from './helse-id.ts'
import { demoPeople } from './demo-people.ts'
import { choosePersonPage } from './pages/choose-person.ts'

/** Our page where one chooses whom to be, at the demo issuer. */
export const choicePath = `${demoIssuerPath}/innlogging`

/** The demo issuer's own addresses and its page of people. */
export function demoIssuerRoutes(issuer: DemoIssuer): readonly HttpRoute[] {
  const path = `${choicePath}/:id`
  return [
    {
      id: 'demo-issuer',
      kind: 'http',
      releases: 'nothing',
      addresses: [
        { method: 'GET', path: `${demoIssuerPath}/*` },
        { method: 'POST', path: `${demoIssuerPath}/*` },
      ],
      body: { kind: 'unread' },
      calledBySystems: true,
      prepare: () => ({
        about: { kind: 'no-one' },
        answer: () => ({
          kind: 'raw',
          async handle(request, response) {
            await issuer.handle(request, response)
            return undefined
          },
        }),
      }),
    },
    get({
      id: 'demo-people',
      path,
      releases: 'public',
      answer: ({ language, path: here }) => page(choosePersonPage(here, language)),
    }),
    post({
      id: 'demo-person-chosen',
      path,
      releases: 'nothing',
      answer({ form }) {
        const person = demoPeople.find(({ subject }) => subject === form.get('person'))
        if (!person) throw new Problem('invalid', 'malformed-request', 'No such demo person', { at: 'person' })
        return {
          kind: 'raw',
          async handle(request, response) {
            try {
              return redirect(await issuer.choose(request, response, person.subject))
            } catch (cause) {
              throw new Problem('forbidden', 'sign-in-failed', 'No sign-in is under way in this browser', {}, { cause })
            }
          },
        }
      },
    }),
  ]
}
