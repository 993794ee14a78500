import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import type { PatientTraits } from '../myhealth-eu/patient-traits.ts'

/** HL7 v3 identifier of a message or a query; the extension may be missing. */
export type MessageIdentifier = { readonly root: string; readonly extension?: string }

/** Who asks whom for which person (ITI-55, PRPA_IN201305UV02). */
export type Identification = {
  readonly messageId: MessageIdentifier
  readonly queryId: MessageIdentifier
  /** Home community OIDs without a prefix. */
  readonly sender: string
  readonly receiver: string
  readonly traits: PatientTraits
}

/** A question that was read. */
export type ReceivedIdentification = Identification & {
  /** What is wrong with it, for the answer: an identifier without a number, nothing to search for. */
  readonly faults: readonly ExchangeFault[]
}

/** @throws Problem `invalid`, code `xcpd-request`, for what is no such message or does not say who asks */
export function readIdentification(_body: XmlElement): ReceivedIdentification {
  throw new Problem('unsupported', 'not-built', 'Not built')
}

/** The question as an element for a SOAP body, in the order of the HL7 schema. */
export function writeIdentification(_question: Identification, _created: Date): XmlElement {
  throw new Problem('unsupported', 'not-built', 'Not built')
}
