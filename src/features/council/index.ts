export {
  type Attended,
  type AttendanceFault,
  attendanceFaults,
  isOn,
  type Quorum,
  quorum,
  requireAttendance,
  type SeatHeld,
  seatsOn,
} from './attendance.ts'
export {
  addInput,
  type CaseText,
  changeDecision,
  changeInput,
  decide,
  draftCase,
  editCase,
  nextId,
  propose,
  requireOpen,
  withdraw,
} from './case.ts'
export { type CommitmentSuggestion, commitmentsIn, commitmentsInInput, nextMeetingSaid } from './commitment-phrases.ts'
export { type Correcting, correct } from './correction.ts'
export {
  approveMinutes,
  awaitingApproval,
  type CasesById,
  type FaultFound,
  hold,
  lastNoticeDay,
  type MeetingFault,
  minutesFaults,
  noticeDays,
  noticeFaults,
  sendMinutes,
  sendNotice,
} from './meeting.ts'
export { caseId, caseNumber, caseSeries, meetingId, meetingSeries, unnumbered } from './numbering.ts'
export {
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
export { byKind, type KeptRecords, recordKinds } from './by-kind.ts'
export type { PublicEntry } from './ledger.ts'
export type { PublicKind } from './public-fields.ts'
export type { HiddenLines } from './hidden.ts'
export type { Read } from './store.ts'
export { closeCommitment, dueDay, type FollowUp, followUp, makeCommitment, reopenCommitment } from './commitment.ts'
export { basisOf, type DecisionBasis } from './decision-basis.ts'
export { type EarlierRow, earlierDecisions } from './earlier-decisions.ts'
export {
  checkMandates,
  type MandateCheck,
  mandateOn,
  newMandate,
  secondTreatments,
  type SecondTreatment,
  tasksFor,
} from './mandate.ts'
export {
  casesOfRow,
  inTimeOrder,
  isRoutine,
  linkCase,
  type LinkSuggestion,
  splitMatter,
  suggestLinks,
  unlinkCase,
} from './matter.ts'
export {
  addAlias,
  type MembershipFault,
  membershipFaults,
  nameOn,
  reactivate,
  rename,
  requireMemberships,
  rest,
} from './register.ts'
export { requireWheelItem, wheelDrafts, wheelOf, type WheelTurn } from './wheel.ts'
export { firstMandates, firstWheel, preparednessBody } from './first-register.ts'
export { layFirstRegister } from './lay-first-register.ts'
