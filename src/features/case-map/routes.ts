import { page } from '../../protocols/web/answer.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { caseMapPage } from './pages/case-map.ts'

/** What the map needs from the rest of the system. */
export type CaseMapNeeds = {
  /** The ids of the cases that the public can open. */
  readonly openCases: () => Promise<ReadonlySet<string>>
}

/** The product's table of contents, for anybody. */
export function caseMapRoutes({ openCases }: CaseMapNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'case-map',
      path: '/saker/kart',
      releases: 'public',
      answer: async ({ language }) => page(caseMapPage(language, await openCases())),
    }),
  ]
}
