import { Problem } from '../../kernel/problem.ts'
import { page } from '../../protocols/web/answer.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { type Site, weekOf } from './counted-lookup.ts'
import { told } from './disclosure.ts'
import { reportCsv } from './pages/csv.ts'
import { paths } from './pages/paths.ts'
import { reportPage, sitesPage } from './pages/report.ts'
import { firstWeekOf, reportOf, type SiteReport } from './report.ts'
import type { PilotStore } from './store.ts'

/** What the report takes. */
export type ReportNeeds = {
  readonly pilot: PilotStore
  /** Whether people and figures are invented. */
  readonly invented: boolean
  readonly now: () => Date
}

const errand = { errand: 'pilot-report' } as const

/** The pilot report, of each site. */
export function reportRoutes(needs: ReportNeeds): readonly HttpRoute[] {
  const { pilot, invented, now } = needs
  return [
    get({
      id: 'pilot-sites',
      path: paths.sites,
      releases: errand,
      async answer({ language }) {
        const from = firstWeekOf(weekOf(now()))
        const counted = (await pilot.sites()).map(async (site) => ({
          site,
          total: told((await pilot.since(site.orgNumber, from)).length),
        }))
        return page(sitesPage(await Promise.all(counted), invented, language))
      },
    }),
    get({
      id: 'pilot-report',
      path: paths.site(':site'),
      releases: errand,
      answer: async ({ params, language }) =>
        page(reportPage(await report(needs, params.site ?? ''), invented, language)),
    }),
    get({
      id: 'pilot-report-csv',
      path: paths.csv(':site'),
      releases: errand,
      answer: async ({ params, language }) => ({
        kind: 'bytes',
        type: 'text/csv; charset=utf-8',
        fileName: `pilot-${params.site}.csv`,
        body: reportCsv(await report(needs, params.site ?? ''), language),
      }),
    }),
  ]
}

/** @throws Problem `not-found` */
async function report({ pilot, now }: ReportNeeds, orgNumber: string): Promise<SiteReport> {
  const site: Site | undefined = (await pilot.sites()).find((each) => each.orgNumber === orgNumber)
  if (!site) throw new Problem('not-found', 'not-found', 'No such site')
  const thisWeek = weekOf(now())
  const from = firstWeekOf(thisWeek)
  const [lookups, clinicians] = await Promise.all([
    pilot.since(orgNumber, from),
    pilot.cliniciansSince(orgNumber, from),
  ])
  return reportOf(site, lookups, clinicians, thisWeek)
}
