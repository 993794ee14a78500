export { openOriginal } from './open-original.ts'
export { originalKind, originalTexts } from './pages/texts.ts'
export { type OriginalNeeds, originalRoutes } from './routes.ts'
export { originalPath } from './shelves.ts'

/** The style sheet of the pages. */
export const originalAssets = { styles: [new URL('./pages/style.css', import.meta.url)] }
