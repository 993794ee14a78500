export { ehrSystemRoutes } from './routes.ts'

/** The guide's style. */
export const ehrSystemAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
