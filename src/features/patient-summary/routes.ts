import type { HttpRoute } from '../../protocols/web/route.ts'
import { chooseRoutes } from './choose-routes.ts'
import { downloadRoutes } from './download-routes.ts'
import type { SummaryNeeds } from './needs.ts'
import { readRoutes } from './read-routes.ts'
import { treatmentRoutes } from './treatment-routes.ts'

/** Every page of the foreign patient. */
export function summaryRoutes(needs: SummaryNeeds): readonly HttpRoute[] {
  return [...chooseRoutes(needs), ...treatmentRoutes(needs), ...readRoutes(needs), ...downloadRoutes(needs)]
}
