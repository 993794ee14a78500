export { aroundCalls } from './around-calls.ts'
export type { Print } from './call-facts.ts'
export { type CallLog, isClientId, type LoggedCall, memoryCallLog } from './call-log.ts'
export { sqlCallLog } from './call-log.sql.ts'
export { personFor } from './example-person.ts'
export { dayLaid, makeBoxKeeper, type Standing, triedIn } from './keep-box.ts'
export { makePageClient } from './page-client.ts'
export { vendorPaths } from './pages/paths.ts'
export { type Rehearsals, rehearsalsOf } from './rehearsal.ts'
export { rehearsalRoutes, underRehearsal } from './rehearsal-routes.ts'
export { vendorRoutes } from './routes.ts'
export {
  aboutPerson,
  examplePerson,
  type FilledIn,
  filledFrom,
  headerRules,
  requestOf,
  type SentRequest,
} from './example-call.ts'
export { readyCall } from './ready-call.ts'
export { type Received, sendExample, type SendRequest } from './send-example.ts'
export { memoryStandingFaults, type StandingFaults } from './standing-faults.ts'
export { sqlStandingFaults } from './standing-faults.sql.ts'

/** The style of the vendors' pages. */
export const vendorAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
