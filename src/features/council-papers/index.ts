export type * from './reading/reading.ts'
export { type PaperFile, type PaperFound, readPaperFile, sha256Of } from './paper-text.ts'
export { maxPaperBytes, refusedByContent } from './refuse.ts'
