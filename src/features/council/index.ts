export { caseId, caseNumber, caseSeries, meetingId, meetingSeries, unnumbered } from './numbering.ts'
export {
  type KeptRecords,
  type PublicChange,
  type Published,
  type PublicView,
  publish,
  publishChanges,
} from './publish.ts'
export { readPublicView, readRecords } from './read-records.ts'
export type * from './records.ts'
export { type Act, type Change, type CouncilStore, type Stored, shared, type Write } from './store.ts'
export { type MeetingStep, mayStep, requireStep } from './meeting-steps.ts'
export { memoryCouncilStore } from './store.memory.ts'
export { sqlCouncilStore } from './store.sql.ts'
