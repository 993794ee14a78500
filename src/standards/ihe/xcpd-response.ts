import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import type { CodeGeneration } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import type { PatientTraits } from '../myhealth-eu/patient-traits.ts'
import type { Identification, MessageIdentifier } from './xcpd-request.ts'

/** One person that answers to the question, and how sure the other side is. */
export type MatchedSubject = PatientTraits & {
  /** 0-100; 100 when it was not said. */
  readonly matchPercent: number
}

/** What was answered (ITI-55, PRPA_IN201306UV02). */
export type IdentificationAnswer = {
  /** More than one: ask for more traits, never take the first. */
  readonly subjects: readonly MatchedSubject[]
  /** By catalogue name, from acknowledgement details and from detected issues. Empty with no subjects never happens. */
  readonly faults: readonly ExchangeFault[]
  /** The question answered, where the answer says so. */
  readonly queryId?: MessageIdentifier
  readonly inReplyTo?: MessageIdentifier
  readonly messageId: MessageIdentifier
  /** Whether it is addressed to us: an answer that names no receiver is not. */
  readonly receiverOk: boolean
}

/** @param asked the question we sent @throws Problem `invalid`, code `xcpd-response`, for what is no such message */
export function readIdentificationAnswer(_body: XmlElement, _asked: Identification): IdentificationAnswer {
  throw new Problem('unsupported', 'not-built', 'Not built')
}

/** What role A answers. */
export type IdentificationReply = {
  readonly asked: Identification
  readonly messageId: MessageIdentifier
  readonly created: Date
  readonly subjects: readonly MatchedSubject[]
  readonly faults: readonly ExchangeFault[]
  /** Which generation of codes the asking country reads. */
  readonly generation: CodeGeneration
}

/** The answer as an element for a SOAP body, in the order of the HL7 schema; sender and receiver change places. */
export function writeIdentificationAnswer(_reply: IdentificationReply): XmlElement {
  throw new Problem('unsupported', 'not-built', 'Not built')
}
