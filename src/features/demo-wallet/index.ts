export { makeWalletAuthority, type WalletAuthority, type WalletCountry } from './authority.ts'
export type { Holder } from './credentials.ts'
export { demoWalletProblems } from './pages/texts.ts'
export { demoWalletAddress, demoWalletRoutes } from './routes.ts'
