import type { HttpRoute } from '../../protocols/web/route.ts'
import { findRoutes } from './find-routes.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import { recordRoutes } from './record-routes.ts'

/** Everything this feature answers over HTTP. */
export function norwegianRecordRoutes(needs: NorwegianRecordNeeds): readonly HttpRoute[] {
  return [...findRoutes(needs), ...recordRoutes(needs)]
}
