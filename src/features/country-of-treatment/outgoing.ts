import { createHash } from 'node:crypto'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { faultOf as soapFaultOf, type SoapClient, type SoapReply } from '../../protocols/soap/soap-client.ts'
import { readDocumentList } from '../../standards/ihe/document-list.ts'
import { writeDocumentQuery } from '../../standards/ihe/registry-query.ts'
import { readRetrievedDocuments, writeRetrieveRequest } from '../../standards/ihe/retrieve.ts'
import { transactions } from '../../standards/ihe/transactions.ts'
import { type Identification, writeIdentification } from '../../standards/ihe/xcpd-request.ts'
import { readIdentificationAnswer } from '../../standards/ihe/xcpd-response.ts'
import { classCodeSystem } from '../../standards/myhealth-eu/document-class.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import { type InstanceIdentifier, sameIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { ExchangeService } from '../../standards/smp/participant.ts'
import type { AuditedSystem, ExchangeEvent, ExchangeRecords } from '../exchange-records/index.ts'
import type { PartnerDirectory, PartnerEndpoint } from '../partner-directory/index.ts'
import { summaryClass } from './choose-documents.ts'
import { audited } from './issue-assertions.ts'
import type { Answered, Asking, Partners } from './partners.ts'
import { type AskedFor, type Trouble, troubleOfFaults, troubleOfProblem } from './trouble.ts'

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
type Question<Value> = {
  readonly what: AskedFor
  readonly service: ExchangeService
  readonly transaction: keyof typeof transactions
  readonly event: 'EHDSI-11' | 'EHDSI-21' | 'EHDSI-22'
  readonly body: XmlElement
  readonly patient?: InstanceIdentifier
  readonly documents: readonly string[]
  /** @throws Problem for what is no answer */
  readonly read: (reply: SoapReply) => Read<Value>
}

type Read<Value> = { readonly value: Value } | { readonly trouble: Trouble }

/** Other countries over SOAP: XCPD and XCA, each question and answer recorded. */
export function soapPartners(needs: OutgoingNeeds): Partners {
  return {
    identify: (asking, traits) => inCountry(needs, asking, (community) => identification(needs, community, traits)),
    list: (asking, patient) => inCountry(needs, asking, (community) => query(community, patient)),
    retrieve: (asking, patient, wanted, unfit) => inCountry(needs, asking, () => retrieval(patient, wanted, unfit)),
  }
}

type Traits = Parameters<Partners['identify']>[1]

function identification(needs: OutgoingNeeds, receiver: string, traits: Traits): Question<Traits> {
  const root = needs.homeCommunityId
  const asked: Identification = {
    messageId: { root, extension: needs.newId() },
    queryId: { root, extension: needs.newId() },
    sender: root,
    receiver,
    traits,
  }
  const [patient] = traits.identifiers
  return {
    what: 'identify',
    service: 'patient-identification',
    transaction: 'ITI-55',
    event: 'EHDSI-11',
    body: writeIdentification(asked, needs.now()),
    ...(patient ? { patient } : {}),
    documents: [],
    read({ body }) {
      // Which question it answers is told by the connection: programs in use write the same query id every time.
      const { subjects, faults, receiverOk } = readIdentificationAnswer(body, asked)
      const [subject, ...others] = subjects
      if (!receiverOk) return { trouble: { code: 'answer-broken' } }
      if (!subject || hasError(faults)) return { trouble: troubleOfFaults(faults, 'identify') }
      if (others.length > 0) return { trouble: { code: 'several-matches' } }
      return subject.identifiers.length > 0 ? { value: subject } : { trouble: { code: 'answer-broken' } }
    },
  }
}

type Entries = Extract<Awaited<ReturnType<Partners['list']>>, { readonly kind: 'answered' }>['value']

function query(community: string, patient: InstanceIdentifier): Question<Entries> {
  const classCodes = [{ code: summaryClass.classCode, scheme: classCodeSystem }]
  return {
    what: 'list',
    service: 'document-query',
    transaction: 'ITI-38',
    event: 'EHDSI-21',
    body: writeDocumentQuery({ patient, classCodes }),
    patient,
    documents: [],
    read({ body }) {
      const { entries, faults, status } = readDocumentList(body, community)
      // OpenNCP lists documents beside a refusal: the refusal counts.
      if (entries.length === 0 || refuses(faults)) return { trouble: troubleOfFaults(faults, 'list') }
      if (status === 'Failure') return { trouble: { code: 'remote-failed' } }
      const theirs = entries.filter((entry) => sameIdentifier(entry.patient, patient))
      return theirs.length > 0 ? { value: theirs } : { trouble: { code: 'another-patient' } }
    },
  }
}

type Wanted = Parameters<Partners['retrieve']>[2]
type Unfit = Parameters<Partners['retrieve']>[3]
type Fetched = Extract<Awaited<ReturnType<Partners['retrieve']>>, { readonly kind: 'answered' }>['value']

function retrieval(patient: InstanceIdentifier, wanted: Wanted, unfit: Unfit): Question<Fetched> {
  return {
    what: 'retrieve',
    service: 'document-retrieve',
    transaction: 'ITI-39',
    event: 'EHDSI-22',
    body: writeRetrieveRequest([wanted]),
    patient,
    documents: [wanted.documentUniqueId],
    read({ body, attachments }) {
      const { documents, faults } = readRetrievedDocuments(body, attachments, [wanted])
      const [document] = documents
      if (!document || refuses(faults)) return { trouble: troubleOfFaults(faults, 'retrieve') }
      const code = unfit(document)
      return code ? { trouble: { code } } : { value: document }
    },
  }
}

const hasError = (faults: readonly ExchangeFault[]) => faults.some(({ severity }) => severity === 'error')

const refusals: readonly Trouble['code'][] = [
  'nothing-registered',
  'profession-refused',
  'not-accepted',
  'grounds-refused',
  'too-many-requests',
]

/** Whether they say no, whatever else they send. */
function refuses(faults: readonly ExchangeFault[]): boolean {
  return hasError(faults) && refusals.includes(troubleOfFaults(faults, 'list').code)
}

/** Asks a country that can be asked. */
async function inCountry<Value>(
  needs: OutgoingNeeds,
  asking: Asking,
  questionTo: (community: string) => Question<Value>,
): Promise<Answered<Value>> {
  const community = needs.communityOf(asking.country)
  const question = community === undefined ? undefined : questionTo(community)
  const endpoint = question && needs.directory.endpoint(asking.country, question.service)
  if (!question || !endpoint) return { kind: 'stopped', trouble: { code: 'country-closed' } }
  return exchange(needs, asking, question, endpoint)
}

/** Intent, question, answer, outcome: the first and the last are committed, and nothing is given out before the last. */
async function exchange<Value>(
  needs: OutgoingNeeds,
  asking: Asking,
  question: Question<Value>,
  endpoint: PartnerEndpoint,
): Promise<Answered<Value>> {
  const { records, now } = needs
  const messageId = `urn:uuid:${needs.newId()}`
  const intended = eventOf(needs, asking, question, endpoint, messageId)
  const { eventId } = intended
  const { action } = transactions[question.transaction]
  const evidence = (kind: 'NRO' | 'NRR', about: string, bytes: Uint8Array) =>
    ({ kind, eventId, action, messageId: about, digest: sha256(bytes), at: now() }) as const
  let committed = false
  try {
    const reply = await needs.client.call({
      url: new URL(endpoint.url),
      country: asking.country,
      pin: endpoint.sha256,
      action,
      body: question.body,
      // Asked for in MTOM, the document comes as it is and not as base64 (IHE ITI TF-2, 3.39).
      ...(question.transaction === 'ITI-39' ? { attachments: new Map() } : {}),
      security: asking.vouched.assertions.map(({ bytes }) => bytes),
      messageId,
      repeatable: true,
      signal: asking.signal,
      async sending(sent) {
        await records.intend(intended, [evidence('NRO', messageId, sent)])
        committed = true
      },
    })
    const isReply = reply.relatesTo === undefined || reply.relatesTo === messageId
    const read = isReply ? readAs(question, reply) : { trouble: { code: 'answer-broken' } as const }
    const responseId = reply.messageId
    const received = responseId === undefined ? [] : [evidence('NRR', responseId, reply.bytes)]
    const event = { ...answeredEvent(intended, reply), ...outcomeOf(read) }
    await records.complete(event, received)
    return 'trouble' in read
      ? { kind: 'stopped', trouble: read.trouble }
      : { kind: 'answered', value: read.value, event: eventId }
  } catch (error) {
    const trouble = remoteTrouble(error)
    if (!trouble) throw error
    if (committed) await records.complete({ ...intended, ...outcomeOf({ trouble }) })
    return { kind: 'stopped', trouble }
  }
}

/** What the transport says of another country; undefined for what is no matter of theirs. */
function remoteTrouble(error: unknown): Trouble | undefined {
  const trouble = troubleOfProblem(error)
  const ours: readonly (Trouble['code'] | undefined)[] = ['ours', 'not-recorded', 'visit-full', undefined]
  if (!trouble || ours.includes(trouble.code)) return undefined
  const fault = soapFaultOf(error)
  if (!fault) return trouble
  const { detail, code } = fault
  const about = detail?.startsWith('trc-') ? 'grounds-refused' : code === 'Receiver' ? 'remote-failed' : trouble.code
  return { code: about, ...(detail === undefined ? {} : { sentCode: detail }) }
}

function readAs<Value>(question: Question<Value>, reply: SoapReply): Read<Value> {
  try {
    return question.read(reply)
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
): ExchangeEvent {
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

function outcomeOf(read: Read<unknown>): Pick<ExchangeEvent, 'outcome' | 'error'> {
  if (!('trouble' in read)) return { outcome: 'success' }
  const { code } = read.trouble
  return { outcome: answers.includes(code) ? 'minor-failure' : 'serious-failure', error: { code, text: '' } }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
