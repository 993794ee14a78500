import { randomUUID } from 'node:crypto'
import { caseMapRoutes } from '../features/case-map/index.ts'
import { councilImportRoutes, type ImportStore, rememberingReader } from '../features/council-import/index.ts'
import { councilWorkRoutes } from '../features/council-work/index.ts'
import { currentRecords, openCouncilRoutes, type Sources } from '../features/open-council/index.ts'
import type { HttpRoute } from '../protocols/web/route.ts'
import type { SystemNeeds } from './wire.ts'

/** The councils: what the public sees, the map of cases, the papers taken in, and the work on them. */
export function councils({ stores, origin, now }: SystemNeeds): readonly HttpRoute[] {
  const { council, imports, search } = stores
  const records = currentRecords(council, search)
  return [
    ...openCouncilRoutes({ records, search, sources: publicPapers(imports), origin, now }),
    ...caseMapRoutes({ openCases: async () => new Set((await records.current()).cases.map(({ id }) => id)) }),
    ...councilImportRoutes({ imports, councils: council, ...rememberingReader(), now, newId: randomUUID }),
    ...councilWorkRoutes({ council, now, newId: randomUUID }),
  ]
}

/** The papers that anybody may open. */
function publicPapers(imports: ImportStore): Sources {
  return {
    async find(id) {
      const paper = await imports.findPaper(id)
      return paper?.visibility === 'public' ? { id, name: paper.name, lines: paper.lines } : undefined
    },
    names: () => imports.publicNames(),
  }
}
