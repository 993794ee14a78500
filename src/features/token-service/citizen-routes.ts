import { Problem } from '../../kernel/problem.ts'
import { page } from '../../protocols/web/answer.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { isInvented } from '../../standards/norway/invented-only.ts'
import { parseNationalNumber } from '../../standards/norway/national-number.ts'
import { type CitizenLevel, citizenLevels, highLevel } from './citizen-claims.ts'
import { chosen, issuerRoute, metadataRoute } from './issuer-routes.ts'
import type { PeopleIssuer } from './helse-id.ts'
import { idPortenPath } from './id-porten.ts'
import { chooseCitizenPage } from './pages/choose-citizen.ts'

/** Our page where one says which citizen one is, at the ID-porten-shaped issuer. */
export const citizenPath = `${idPortenPath}/innlogging`

/** The ID-porten-shaped issuer and its page: any number of the series for tests is somebody. */
export function citizenRoutes(issuer: PeopleIssuer, now: () => Date): readonly HttpRoute[] {
  const path = `${citizenPath}/:id`
  // A client that asks for the highest level is never given a lower one.
  const levelsOf = async (signIn: string): Promise<readonly CitizenLevel[]> =>
    (await issuer.levelsAsked(signIn))[0] === highLevel ? [highLevel] : citizenLevels
  return [
    issuerRoute('citizen-issuer', idPortenPath, issuer),
    metadataRoute('citizen-issuer-metadata', idPortenPath, issuer),
    get({
      id: 'citizen-sign-in',
      path,
      releases: 'public',
      answer: async ({ language, path: here, params: { id = '' } }) =>
        page({
          ...chooseCitizenPage({ action: here, levels: await levelsOf(id) }, language),
          formsEndAt: await issuer.endsAt(id),
        }),
    }),
    post({
      id: 'citizen-chosen',
      path,
      releases: 'nothing',
      async answer({ form, language, path: here, params: { id = '' } }) {
        const pid = (form.get('pid') ?? '').replace(/\s/g, '')
        const fault = faultOf(pid, now())
        const levels = await levelsOf(id)
        if (fault !== undefined) {
          const again = chooseCitizenPage({ action: here, levels, fault }, language)
          return page({ ...again, formsEndAt: await issuer.endsAt(id) }, 400)
        }
        const acr = levels.find((level) => level === form.get('nivaa')) ?? highLevel
        return chosen(issuer, pid, { acr, amr: ['TestID'] })
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
