import type { XmlElement } from '../../platform/xml/tree.ts'
import { faultOf as soapFaultOf, type SoapClient, type SoapReply } from '../../protocols/soap/soap-client.ts'
import { transactions } from '../../standards/ihe/transactions.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { ExchangeService } from '../../standards/smp/participant.ts'
import {
  type AuditedSystem,
  type EvidenceOf,
  type ExchangeEvent,
  type ExchangeRecords,
  messageDigest,
} from '../exchange-records/index.ts'
import type { PartnerDirectory, PartnerEndpoint } from '../partner-directory/index.ts'
import type { SenderWarning } from '../patient-summary/index.ts'
import { audited } from './issue-assertions.ts'
import type { Answered, Asking } from './partners.ts'
import { type AskedFor, isCode, type Trouble, troubleOfProblem, troubleOfRefusal } from './trouble.ts'

/** What asking over SOAP takes. */
export type OutgoingNeeds = {
  readonly country: string
  /** Ours, without its prefix. */
  readonly homeCommunityId: string
  /** Theirs, without its prefix; undefined for a country we do not know. */
  readonly communityOf: (country: string) => string | undefined
  readonly directory: Pick<PartnerDirectory, 'endpoint'>
  readonly client: Pick<SoapClient, 'call'>
  readonly self: AuditedSystem
  readonly records: Pick<ExchangeRecords, 'intend' | 'complete'>
  readonly now: () => Date
  readonly newId: () => string
}

/** One question, ready to be sent. */
export type Question<Value> = {
  readonly what: AskedFor
  readonly service: ExchangeService
  readonly transaction: keyof typeof transactions
  readonly event: 'EHDSI-11' | 'EHDSI-21' | 'EHDSI-22' | 'EHDSI-61' | 'EHDSI-62'
  readonly body: XmlElement
  readonly patient?: InstanceIdentifier
  readonly documents: readonly string[]
  /** @throws Problem for what is no answer */
  readonly read: (reply: SoapReply) => Read<Value> | Promise<Read<Value>>
}

export type Read<Value> =
  | { readonly value: Value; readonly warnings: readonly SenderWarning[] }
  | { readonly trouble: Trouble }

/** Intent, question, answer, outcome: the first and the last are committed, and nothing is given out before the last. */
export async function exchange<Value>(
  needs: OutgoingNeeds,
  asking: Asking,
  question: Question<Value>,
  endpoint: PartnerEndpoint,
): Promise<Answered<Value>> {
  const intended = eventOf(needs, asking, question, endpoint, `urn:uuid:${needs.newId()}`)
  const committed = { intent: false }
  try {
    const reply = await sent(needs, asking, question, endpoint, intended, committed)
    const read = await readAs(question, reply, intended)
    const { messageId } = reply
    const received = messageId === undefined ? [] : [evidence(needs, question, intended, 'NRR', messageId, reply.bytes)]
    await needs.records.complete({ ...answeredEvent(intended, reply), ...outcomeOf(read) }, received)
    if ('trouble' in read) return { kind: 'stopped', trouble: read.trouble }
    const { value, warnings } = read
    return { kind: 'answered', value, event: intended.eventId, ...(warnings.length > 0 ? { warnings } : {}) }
  } catch (error) {
    const trouble = remoteTrouble(error)
    if (!trouble) throw error
    if (committed.intent) await needs.records.complete({ ...intended, ...outcomeOf({ trouble }) })
    return { kind: 'stopped', trouble }
  }
}

type Intended = ExchangeEvent & { readonly requestId: string }

/** Sends the question once its intent is committed, which `committed` then says. */
function sent(
  needs: OutgoingNeeds,
  { country, vouched, signal }: Asking,
  question: Question<unknown>,
  { url, sha256: pin }: PartnerEndpoint,
  intended: Intended,
  committed: { intent: boolean },
): Promise<SoapReply> {
  return needs.client.call({
    url: new URL(url),
    country,
    pin,
    action: transactions[question.transaction].action,
    body: question.body,
    security: vouched.assertions.map(({ bytes }) => bytes),
    messageId: intended.requestId,
    repeatable: true,
    signal,
    async sending(message) {
      await needs.records.intend(intended, [evidence(needs, question, intended, 'NRO', intended.requestId, message)])
      committed.intent = true
    },
  })
}

function evidence(
  { now }: OutgoingNeeds,
  { transaction }: Question<unknown>,
  { eventId }: Intended,
  kind: EvidenceOf['kind'],
  messageId: string,
  message: Uint8Array,
): EvidenceOf {
  const { action } = transactions[transaction]
  return { kind, eventId, action, messageId, digest: messageDigest(message), at: now() }
}

/** What the transport says of another country; undefined for what is no matter of theirs. */
function remoteTrouble(error: unknown): Trouble | undefined {
  const trouble = troubleOfProblem(error)
  const ours: readonly (Trouble['code'] | undefined)[] = ['ours', 'not-recorded', 'visit-full', undefined]
  if (!trouble || ours.includes(trouble.code)) return undefined
  const fault = soapFaultOf(error)
  if (!fault) return trouble
  const { detail, code } = fault
  const about = troubleOfRefusal(detail) ?? (code === 'Receiver' ? 'remote-failed' : trouble.code)
  return { code: about, ...(detail !== undefined && isCode(detail) ? { sentCode: detail } : {}) }
}

async function readAs<Value>(
  question: Question<Value>,
  reply: SoapReply,
  { requestId }: Intended,
): Promise<Read<Value>> {
  if (reply.relatesTo !== undefined && reply.relatesTo !== requestId) return { trouble: { code: 'answer-broken' } }
  try {
    return await question.read(reply)
  } catch (error) {
    const trouble = troubleOfProblem(error)
    if (trouble) return { trouble }
    throw error
  }
}

function eventOf(
  { country, self, now, newId }: OutgoingNeeds,
  { country: otherCountry, vouched }: Asking,
  { event, patient, documents }: Question<unknown>,
  endpoint: PartnerEndpoint,
  requestId: string,
): Intended {
  return {
    eventId: newId(),
    id: event,
    at: now(),
    outcome: 'success',
    role: 'B',
    ourCountry: country,
    otherCountry,
    professional: audited(vouched.professional),
    consumer: self,
    provider: { commonName: '', address: new URL(endpoint.url).hostname },
    ...(patient ? { patient } : {}),
    documents,
    requestId,
    assertionIds: vouched.assertions.map(({ id }) => id),
    purpose: vouched.purpose,
  }
}

function answeredEvent(intended: ExchangeEvent, { peer, messageId }: SoapReply): ExchangeEvent {
  const { commonName } = peer.certificate
  return {
    ...intended,
    provider: { commonName, address: peer.address },
    ...(messageId === undefined ? {} : { responseId: messageId }),
  }
}

/** Nobody found and nothing there are answers, not failures. */
const answers: readonly Trouble['code'][] = ['no-match', 'several-matches', 'nothing-registered']

function outcomeOf(read: Read<unknown>): Pick<ExchangeEvent, 'outcome' | 'error' | 'warnings'> {
  if (!('trouble' in read)) {
    const warnings = read.warnings.map(({ kind, code = kind }) => code)
    return { outcome: 'success', ...(warnings.length > 0 ? { warnings } : {}) }
  }
  const { code } = read.trouble
  return { outcome: answers.includes(code) ? 'minor-failure' : 'serious-failure', error: { code, text: '' } }
}
