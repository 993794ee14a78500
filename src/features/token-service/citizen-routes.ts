import { Problem } from '../../kernel/problem.ts'
import { page } from '../../protocols/web/answer.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { isInvented } from '../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../standards/norway/national-number.ts'
import { chosen, issuerRoute } from './issuer-routes.ts'
import type { PeopleIssuer } from './helse-id.ts'
import { idPortenPath } from './id-porten.ts'
import { chooseCitizenPage } from './pages/choose-citizen.ts'

/** Our page where one says which citizen one is, at the ID-porten-shaped issuer. */
export const citizenPath = `${idPortenPath}/innlogging`

/** The ID-porten-shaped issuer and its page: any number of the series for tests is somebody. */
export function citizenRoutes(issuer: PeopleIssuer, now: () => Date): readonly HttpRoute[] {
  const path = `${citizenPath}/:id`
  return [
    issuerRoute('citizen-issuer', idPortenPath, issuer),
    get({
      id: 'citizen-sign-in',
      path,
      releases: 'public',
      answer: ({ language, path: here }) => page(chooseCitizenPage(here, language)),
    }),
    post({
      id: 'citizen-chosen',
      path,
      releases: 'nothing',
      answer({ form, language, path: here }) {
        const pid = (form.get('pid') ?? '').replace(/\s/g, '')
        const fault = faultOf(pid, now())
        return fault === undefined ? chosen(issuer, pid) : page(chooseCitizenPage(here, language, fault), 400)
      },
    }),
  ]
}

/** Why nobody can be signed in by a number. */
export type CitizenFault = 'not-a-number' | 'of-real-shape'

function faultOf(pid: string, now: Date): CitizenFault | undefined {
  try {
    return isInvented(parseNationalNumber(pid, now)) ? undefined : 'of-real-shape'
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    return 'not-a-number'
  }
}
