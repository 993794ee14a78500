export { openOriginal } from './open-original.ts'
export { originalKind, originalTexts } from './pages/texts.ts'
export { type OriginalNeeds, originalRoutes } from './routes.ts'
export { originalPath } from './shelves.ts'
