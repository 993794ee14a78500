import type { HttpRoute } from '../../protocols/web/route.ts'
import { answerRoutes } from './answer-routes.ts'
import { consentRoutes } from './consent-routes.ts'
import { documentRoutes } from './document-routes.ts'
import { findRoutes } from './find-routes.ts'
import { lookupRoutes } from './lookup-routes.ts'
import type { TreatmentCountryNeeds } from './needs.ts'
import { reviewRoutes } from './review-routes.ts'

/** Every page of the patient from another country, from the choice of country to the reader's door. */
export function treatmentCountryRoutes(needs: TreatmentCountryNeeds): readonly HttpRoute[] {
  return [
    ...findRoutes(needs),
    ...lookupRoutes(needs),
    ...documentRoutes(needs),
    ...answerRoutes(needs),
    ...consentRoutes(needs),
    ...reviewRoutes(needs),
  ]
}
