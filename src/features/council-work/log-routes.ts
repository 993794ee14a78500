import { page } from '../../protocols/web/answer.ts'
import { get, type HttpRoute } from '../../protocols/web/route.ts'
import { type RecordKind, recordKinds, shared } from '../council/index.ts'
import type { WorkNeeds } from './form-routes.ts'
import { logPage } from './pages/log.ts'
import { paths } from './pages/paths.ts'
import { logTexts } from './texts/log.ts'
import { loadRecord, nameOn } from './workspace.ts'

/** Changes on one page. */
const atOnce = 20

/** The change log, of a council or of one record. */
export function logRoutes({ council: store }: WorkNeeds): readonly HttpRoute[] {
  return [
    get({
      id: 'council-work-log',
      path: paths.councilLog(':council'),
      releases: { errand: 'council-work' },
      async answer(request) {
        const { params, query, language } = request
        const id = params.council ?? ''
        const name =
          id === shared ? logTexts(language).shared.plain : nameOn((await loadRecord(store, 'council', id, id)).content)
        const kind: RecordKind | undefined = recordKinds.find((each) => each === query.get('slag'))
        const record = query.get('id')
        const of = kind && record ? { kind, id: record } : undefined
        const before = Number(query.get('for'))
        const found = await store.changes(id, of, { limit: atOnce + 1, ...(before > 0 && { before }) })
        const changes = found.slice(0, atOnce)
        const base = of ? paths.recordLog(id, of.kind, of.id) : paths.councilLog(id)
        const older = `${base}${of ? '&' : '?'}for=${changes.at(-1)?.sequence}`
        return page(
          logPage({ council: { id, name }, of, changes, older: found.length > atOnce ? older : undefined }, request),
        )
      },
    }),
  ]
}
