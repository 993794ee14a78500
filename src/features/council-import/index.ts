import type { HttpRoute } from '../../protocols/web/route.ts'
import { reviewRoutes } from './review-routes.ts'
import { type ImportPageNeeds, importRoutes } from './routes.ts'

export {
  type FileOutcome,
  importPapers,
  type ImportNeeds,
  type ImportOutcome,
  readFiles,
} from './import-papers.ts'
export { rememberingReader } from './remember.ts'
export { memoryImportStore } from './store.memory.ts'
export { sqlImportStore } from './store.sql.ts'
export type * from './store.ts'
export type { ImportPageNeeds } from './routes.ts'

/** The pages where papers come in and what was read is gone through. */
export function councilImportRoutes(needs: ImportPageNeeds): readonly HttpRoute[] {
  return [...importRoutes(needs), ...reviewRoutes(needs)]
}

/** Their style and scripts. */
export const councilImportAssets = {
  styles: [new URL('./pages/style.css', import.meta.url)],
  scripts: [new URL('./pages/import-files.js', import.meta.url), new URL('./pages/review-keys.js', import.meta.url)],
}
