import { Problem } from '../../kernel/problem.ts'
import { page, redirect } from '../../protocols/web/answer.ts'
import { formMark, senderOf } from '../../protocols/web/form-mark.ts'
import type { Html } from '../../protocols/web/html.ts'
import type { Language } from '../../protocols/web/language.ts'
import { get, type HttpRoute, post } from '../../protocols/web/route.ts'
import { vendorPaths } from './pages/paths.ts'
import { rehearsalNotice, rehearsalPage } from './pages/rehearsal.ts'
import { type Rehearsals, rehearsedFaults } from './rehearsal.ts'

/** What the page of exercises needs. */
export type RehearsalNeeds = {
  readonly rehearsals: Rehearsals
  /** Ids of the services that the reader asks. */
  readonly sources: readonly string[]
  readonly formSecret: Uint8Array
}

const releases = { errand: 'contact-point-operation' } as const
const purpose = 'rehearsal'

/** Where whoever is on call lets one source be slow or down. */
export function rehearsalRoutes({ rehearsals, sources, formSecret }: RehearsalNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'source-rehearsal',
      path: vendorPaths.rehearsal,
      releases,
      async answer(request) {
        const mark = formMark(formSecret, purpose, request)
        return page(rehearsalPage(request.language, { sources, standing: await rehearsals.standing(), mark }))
      },
    }),
    post({
      id: 'source-rehearsal-set',
      path: vendorPaths.rehearsal,
      releases,
      async answer(request) {
        senderOf(formSecret, purpose, request)
        const source = sources.find((each) => each === request.form.get('kilde'))
        const fault = ['', ...rehearsedFaults].find((each) => each === request.form.get('feil'))
        if (source === undefined || fault === undefined) {
          throw new Problem('not-found', 'not-found', 'There is nothing like that to rehearse')
        }
        await rehearsals.set(source, fault)
        return redirect(vendorPaths.rehearsal)
      },
    }),
  ]
}

/** Routes whose pages say so, above everything else, while an exercise goes on: the same words whoever they are about. */
export function underRehearsal(routes: readonly HttpRoute[], rehearsals: Rehearsals): readonly HttpRoute[] {
  const notice = async (language: Language): Promise<Html | undefined> => {
    const standing = await rehearsals.standing()
    return standing.length > 0 ? rehearsalNotice(language, standing) : undefined
  }
  return routes.map((route) => ({
    ...route,
    async prepare(request) {
      const prepared = await route.prepare(request)
      return {
        ...prepared,
        async answer(also) {
          const answer = await prepared.answer(also)
          const said = answer.kind === 'page' ? await notice(request.language) : undefined
          if (answer.kind !== 'page' || said === undefined) return answer
          return { ...answer, page: { ...answer.page, banner: [said, answer.page.banner] } }
        },
      }
    },
  }))
}
