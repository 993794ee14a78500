import type { HttpRoute } from '../../protocols/web/route.ts'
import { documentRoutes } from './document-routes.ts'
import { emergencyRoutes } from './emergency-routes.ts'
import { findRoutes } from './find-routes.ts'
import type { NorwegianRecordNeeds } from './needs.ts'
import { recordRoutes } from './record-routes.ts'
import { reviewRoutes } from './review-routes.ts'

/** Everything this feature answers over HTTP. */
export function norwegianRecordRoutes(needs: NorwegianRecordNeeds): readonly HttpRoute[] {
  return [
    ...findRoutes(needs),
    ...reviewRoutes(needs),
    ...recordRoutes(needs),
    ...documentRoutes(needs),
    ...emergencyRoutes(needs),
  ]
}
