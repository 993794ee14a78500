export {
  type Attended,
  type AttendanceFault,
  type Quorum,
  quorum,
  requireAttendance,
  type SeatHeld,
  seatsOn,
} from './attendance.ts'
export { byKind, type KeptRecords, recordKinds } from './by-kind.ts'
export {
  addInput,
  type CaseText,
  changeDecision,
  changeInput,
  decide,
  draftCase,
  editCase,
  emptyCase,
  nextId,
  propose,
  requireOpen,
  withdraw,
} from './case.ts'
export {
  type CommitmentSuggestion,
  commitmentsIn,
  commitmentsInInput,
  nextMeetingDay,
  nextMeetingSaid,
} from './commitment-phrases.ts'
export { closeCommitment, type FollowUp, followUp, makeCommitment, reopenCommitment } from './commitment.ts'
export { type Correcting, correct } from './correction.ts'
export { isOn } from './days.ts'
export { basisOf, type DecisionBasis } from './decision-basis.ts'
export { type EarlierRow, earlierDecisions } from './earlier-decisions.ts'
export type { HiddenLines } from './hidden.ts'
export { layFirstRegister } from './lay-first-register.ts'
export type { PublicEntry } from './ledger.ts'
export {
  checkMandates,
  type MandateCheck,
  mandateOn,
  newMandate,
  secondTreatments,
  type SecondTreatment,
} from './mandate.ts'
export {
  inTimeOrder,
  isRoutine,
  linkCase,
  type LinkSuggestion,
  splitMatter,
  suggestLinks,
  unlinkCase,
} from './matter.ts'
export { type MeetingStep, mayStep, requireStep } from './meeting-steps.ts'
export {
  approveMinutes,
  awaitingApproval,
  type CasesById,
  type FaultFound,
  hold,
  isLateNotice,
  lastNoticeDay,
  type MeetingFault,
  minutesFaults,
  noticeFaults,
  sendMinutes,
  sendNotice,
} from './meeting.ts'
export { caseId, caseNumber, caseSeries, meetingId, meetingSeries, unnumbered } from './numbering.ts'
export type { PublicKind } from './public-fields.ts'
export { type Published, type PublicView, publish } from './publish.ts'
export { readRecords } from './read-records.ts'
export type * from './records.ts'
export {
  addAlias,
  type MembershipFault,
  nameOn,
  reactivate,
  rename,
  requireMemberships,
  rest,
} from './register.ts'
export { memoryCouncilStore } from './store.memory.ts'
export { sqlCouncilStore } from './store.sql.ts'
export { type Act, type Change, type CouncilStore, type Read, type Stored, shared, type Write } from './store.ts'
export { requireWheelItem, wheelDrafts, wheelOf, type WheelTurn } from './wheel.ts'
export { changedWords, type Run } from './word-diff.ts'
