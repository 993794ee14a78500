export { selfTestRoutes } from './routes.ts'
export { memoryRuns, type Runs } from './run.ts'
export { sqlRuns } from './run-store.sql.ts'
