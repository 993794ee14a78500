export type { IssuerTrust, TrustedIssuer } from './issuers.ts'
export type { HealthCredentialNeeds, Recognised } from './needs.ts'
export { openid4vpWallets } from './openid4vp.ts'
export { healthCredentialRoutes, walletBeside } from './routes.ts'
export { statusLists } from './status.ts'
export type { Presentations } from './store.ts'
export { memoryPresentations } from './store.memory.ts'
export { sqlPresentations } from './store.sql.ts'

/** The style sheet of the pages. */
export const healthCredentialAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
