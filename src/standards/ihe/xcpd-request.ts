import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { faultOf } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import type { PatientTraits } from '../myhealth-eu/patient-traits.ts'
import { firstAt } from './find-element.ts'
import { v3 } from './person-v3.ts'
import { namespaces, transactions } from './transactions.ts'
import { type MessageIdentifier, readMessageId, readParty, writeFrame, writeTrigger } from './xcpd-frame.ts'
import { readParameters, writeQuery } from './xcpd-query.ts'

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
  /** What is wrong with it, for the answer: an identifier without a number, two of one kind, nothing to search by. */
  readonly faults: readonly ExchangeFault[]
}

const { request } = transactions['ITI-55']

/**
 * Reads a question. That it is meant for us is for the caller to see, in `receiver`.
 *
 * @throws Problem `invalid`, code `xcpd-request`, for what is no such message or lacks its ids, sender or receiver
 */
export function readIdentification(body: XmlElement): ReceivedIdentification {
  const query = firstAt(body, namespaces.hl7v3, 'controlActProcess', 'queryByParameter')
  const messageId = readMessageId(firstAt(body, namespaces.hl7v3, 'id'))
  const queryId = readMessageId(firstAt(query, namespaces.hl7v3, 'queryId'))
  const sender = readParty(body, 'sender')
  const receiver = readParty(body, 'receiver')
  if (body.name !== request.name || body.ns !== request.ns) throw refused('name')
  if (!messageId) throw refused('id')
  if (!queryId) throw refused('queryId')
  if (sender === undefined || receiver === undefined) throw refused('device')
  const { traits, wrong } = readParameters(query)
  return { messageId, queryId, sender, receiver, traits, faults: wrong.map(faultOf) }
}

function refused(at: string): Problem {
  return new Problem('invalid', 'xcpd-request', 'Not a complete question for a patient (PRPA_IN201305UV02)', { at })
}

/** The question as an element for a SOAP body, in the order of the HL7 schema. */
export function writeIdentification(question: Identification, created: Date): XmlElement {
  const { messageId, receiver, sender, queryId, traits } = question
  const interaction = request.name
  return v3(request.name, { ITSVersion: 'XML_1.0' }, [
    ...writeFrame({ interaction, messageId, created, receiver, sender, acceptAckCode: 'AL' }),
    v3('controlActProcess', { classCode: 'CACT', moodCode: 'EVN' }, [
      writeTrigger('PRPA_TE201305UV02'),
      v3('authorOrPerformer', { typeCode: 'AUT' }, [v3('assignedPerson', { classCode: 'ASSIGNED' })]),
      writeQuery(queryId, traits),
    ]),
  ])
}
