import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { type CodeGeneration, faultOf } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import { childrenNamed, firstAt } from './find-element.ts'
import { withoutOidPrefix } from './oid.ts'
import { v3 } from './person-v3.ts'
import { namespaces, transactions } from './transactions.ts'
import { outcomeOf, readAnswerFaults, writeDetails, writeReasons } from './xcpd-faults.ts'
import {
  type MessageIdentifier,
  readMessageId,
  readParty,
  writeFrame,
  writeMessageId,
  writeTrigger,
} from './xcpd-frame.ts'
import { writeQuery } from './xcpd-query.ts'
import type { Identification } from './xcpd-request.ts'
import { type MatchedSubject, readSubject, writeSubject } from './xcpd-subject.ts'

const { hl7v3 } = namespaces
const { response } = transactions['ITI-55']

/** What was answered (ITI-55, PRPA_IN201306UV02). */
export type IdentificationAnswer = {
  /** More than one: ask for more traits, never take the first. The same person twice is one. */
  readonly subjects: readonly MatchedSubject[]
  /** By catalogue name, from acknowledgement details and detected issues. Never empty where there is not one person. */
  readonly faults: readonly ExchangeFault[]
  /** The question answered and its message, where the answer says so. */
  readonly queryId?: MessageIdentifier
  readonly inReplyTo?: MessageIdentifier
  readonly messageId?: MessageIdentifier
  /** Whether it is addressed to who asked: an answer that names no receiver is not. */
  readonly receiverOk: boolean
  /** Whether it answers the question that was asked: one that names another question or message does not. */
  readonly replyOk: boolean
}

/**
 * Reads an answer of any generation. Neither `receiverOk` nor `replyOk` is acted upon here.
 *
 * @param asked the question we sent
 * @throws Problem `invalid`, code `xcpd-response`, for what is no such message
 */
export function readIdentificationAnswer(body: XmlElement, asked: Identification): IdentificationAnswer {
  if (body.name !== response.name || body.ns !== response.ns) {
    throw new Problem('invalid', 'xcpd-response', 'Not an answer to who a patient is (PRPA_IN201306UV02)')
  }
  const act = firstAt(body, hl7v3, 'controlActProcess')
  const subjects = unrepeated(
    childrenNamed(act, hl7v3, 'subject').flatMap((each) => readSubject(each, asked.traits.identifiers) ?? []),
  )
  const messageId = readMessageId(firstAt(body, hl7v3, 'id'))
  const queryId = readMessageId(firstAt(act, hl7v3, 'queryAck', 'queryId'))
  const inReplyTo = readMessageId(firstAt(body, hl7v3, 'acknowledgement', 'targetMessage', 'id'))
  return {
    subjects,
    faults: [...readAnswerFaults(body, subjects.length), ...withoutIdentifier(subjects)],
    ...(messageId ? { messageId } : {}),
    ...(queryId ? { queryId } : {}),
    ...(inReplyTo ? { inReplyTo } : {}),
    receiverOk: readParty(body, 'receiver') === withoutOidPrefix(asked.sender),
    replyOk: same(queryId, asked.queryId) && same(inReplyTo, asked.messageId),
  }
}

function unrepeated(subjects: readonly MatchedSubject[]): readonly MatchedSubject[] {
  return [...new Map(subjects.map((subject) => [JSON.stringify(subject), subject])).values()]
}

/** A person whom nothing more can be asked about. */
function withoutIdentifier(subjects: readonly MatchedSubject[]): readonly ExchangeFault[] {
  const unusable = subjects.some(({ identifiers }) => identifiers.length === 0)
  return unusable ? [faultOf('WARNING_HQI_A_INFORMATION_NOT_PROPERLY_STRUCTURED')] : []
}

function same(said: MessageIdentifier | undefined, meant: MessageIdentifier): boolean {
  return said === undefined || (said.root === meant.root && said.extension === meant.extension)
}

/** What role A answers. */
export type IdentificationReply = {
  readonly asked: Identification
  readonly messageId: MessageIdentifier
  readonly created: Date
  readonly subjects: readonly MatchedSubject[]
  /** When nobody was found and it has no error, `ERROR_PI_NO_MATCH` is written before it. */
  readonly faults: readonly ExchangeFault[]
  /** Which generation of codes the asking country reads. */
  readonly generation: CodeGeneration
}

/**
 * The answer as an element for a SOAP body, in the order of the HL7 schema; sender and receiver change places. Nobody
 * found is acknowledged like somebody found (`AA`), only the query's outcome differs.
 */
export function writeIdentificationAnswer(reply: IdentificationReply): XmlElement {
  const { asked, messageId, created, subjects, generation } = reply
  const faults = worstFirst(subjects.length === 0 ? withError(reply.faults) : reply.faults)
  const outcome = outcomeOf(subjects.length, faults)
  const parties = { receiver: asked.sender, sender: asked.receiver }
  return v3(response.name, { ITSVersion: 'XML_1.0' }, [
    ...writeFrame({ interaction: response.name, messageId, created, ...parties, acceptAckCode: 'NE' }),
    v3('acknowledgement', {}, [
      v3('typeCode', { code: outcome === 'AE' ? 'AE' : 'AA' }),
      v3('targetMessage', {}, [writeMessageId('id', asked.messageId)]),
      ...writeDetails(faults, generation),
    ]),
    v3('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, [
      writeTrigger('PRPA_TE201306UV02'),
      ...subjects.map((subject) => writeSubject(subject, asked.receiver)),
      ...writeReasons(faults),
      v3('queryAck', {}, [
        writeMessageId('queryId', asked.queryId),
        v3('statusCode', { code: outcome === 'AE' ? 'aborted' : 'deliveredResponse' }),
        v3('queryResponseCode', { code: outcome }),
      ]),
      writeQuery(asked.queryId, asked.traits),
    ]),
  ])
}

function withError(faults: readonly ExchangeFault[]): readonly ExchangeFault[] {
  return faults.some(({ severity }) => severity === 'error') ? faults : [faultOf('ERROR_PI_NO_MATCH'), ...faults]
}

/** OpenNCP reads the first alone. */
function worstFirst(faults: readonly ExchangeFault[]): readonly ExchangeFault[] {
  return faults.toSorted((one, other) => one.severity.localeCompare(other.severity))
}
