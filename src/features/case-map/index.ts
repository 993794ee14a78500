export { caseMap, type MappedCase } from './case-map.ts'
export { caseMapRoutes } from './routes.ts'
export { type Service, services } from './services.ts'
