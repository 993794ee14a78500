export type * from './records.ts'
export { caseId, caseNumber, caseSeries, meetingId, meetingSeries } from './numbering.ts'
export { type Act, type Change, type CouncilStore, type Stored, type Write, shared } from './store.ts'
