export { documentsAtHand } from './at-hand.ts'
export { aboutPatientOf, closedTo } from './document-routes.ts'
export { emergencyHtml } from './pages/emergency-mark.ts'
export { noSuchDocument } from './document-id.ts'
export { narrativeHtml } from './pages/narrative.ts'
export { senderWarningsHtml } from './pages/sender-warnings.ts'
export { bannerHtml } from './pages/summary.ts'
export type { ClosedDocument, SummaryNeeds } from './needs.ts'
export { discardFetched, isAtHand, type KeepingNeeds, keepFetched } from './arrival.ts'
export { keptOf } from './kept-of.ts'
export { renderHtml } from './pages/self-contained.ts'
export { type OpenedSummary, openSummary } from './open.ts'
export { paperIn } from './pdf/paper.ts'
export { renderPdf } from './pdf/render.ts'
export { summaryRoutes } from './routes.ts'
export { readSamples, type SampleSummary } from './samples.ts'
export type { Fetched, FetchedFor, SenderWarning, VisitDocument, VisitDocuments } from './store.ts'
export { memoryVisitDocuments } from './store.memory.ts'
export type { SummaryView } from './view/summary-view.ts'
export { viewOf } from './view/view-of.ts'

/** The style sheet and scripts of the pages. */
export const summaryAssets = {
  styles: [new URL('./pages/style.css', import.meta.url)],
  scripts: [new URL('./pages/drop-file.js', import.meta.url), new URL('./pages/show-originals.js', import.meta.url)],
}
export { summaryProblems } from './texts.ts'
