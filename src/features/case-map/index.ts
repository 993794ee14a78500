export { caseMap, type MappedCase } from './case-map.ts'
export { caseMapRoutes } from './routes.ts'
export { type Service, services } from './services.ts'

/** The map's style. */
export const caseMapAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
