export type { TrustedEhr } from './ehr-client.ts'
export { launchRoutes, type PendingLaunches } from './routes.ts'
export { launchProblems } from './texts.ts'
