export { aroundCalls } from './around-calls.ts'
export { memoryCallLog } from './call-log.ts'
export { makeBoxKeeper, type Standing } from './keep-box.ts'
export { makePageClient } from './page-client.ts'
export { vendorRoutes } from './routes.ts'
export { sendExample, type SendRequest } from './send-example.ts'
export { memoryStandingFaults } from './standing-faults.ts'

/** The style of the vendors' pages. */
export const vendorAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
