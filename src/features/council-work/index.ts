export { workMenu } from './pages/frame.ts'
export { councilWorkRoutes } from './routes.ts'
export { councilWorkProblems } from './texts/problems.ts'

/** The style sheet of the pages. */
export const councilWorkAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
