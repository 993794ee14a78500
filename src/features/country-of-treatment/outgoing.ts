import { readDocumentList } from '../../standards/ihe/document-list.ts'
import { writeDocumentQuery } from '../../standards/ihe/registry-query.ts'
import { readRetrievedDocuments, writeRetrieveRequest } from '../../standards/ihe/retrieve.ts'
import { type Identification, writeIdentification } from '../../standards/ihe/xcpd-request.ts'
import { readIdentificationAnswer } from '../../standards/ihe/xcpd-response.ts'
import { classCodeSystem } from '../../standards/myhealth-eu/document-class.ts'
import type { ExchangeFault } from '../../standards/myhealth-eu/exchange-fault.ts'
import { type InstanceIdentifier, sameIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import { type AskedService, classesOf, classOf } from './choose-documents.ts'
import type { Answered, Asking, Partners } from './partners.ts'
import { exchange, type OutgoingNeeds, type Question } from './recorded-exchange.ts'
import { warningsBeside } from './sender-warnings.ts'
import { type Trouble, troubleOfFaults, troubleOfName } from './trouble.ts'

/** Other countries over SOAP: XCPD and XCA, each question and answer recorded. */
export function soapPartners(needs: OutgoingNeeds): Partners {
  return {
    identify: (asking, traits) => inCountry(needs, asking, (community) => identification(needs, community, traits)),
    list: (asking, patient, service) => inCountry(needs, asking, (community) => query(community, patient, service)),
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
      return subject.identifiers.length > 0
        ? { value: subject, warnings: warningsBeside(faults) }
        : { trouble: { code: 'answer-broken' } }
    },
  }
}

type Entries = Extract<Awaited<ReturnType<Partners['list']>>, { readonly kind: 'answered' }>['value']

/** How each service's questions are recorded. */
const events = {
  'patient-summary': { list: 'EHDSI-21', retrieve: 'EHDSI-22' },
  orcd: { list: 'EHDSI-61', retrieve: 'EHDSI-62' },
} as const

function query(community: string, patient: InstanceIdentifier, service: AskedService): Question<Entries> {
  const classCodes = classesOf(service).map(({ classCode }) => ({ code: classCode, scheme: classCodeSystem }))
  return {
    what: 'list',
    service: 'document-query',
    transaction: 'ITI-38',
    event: events[service].list,
    body: writeDocumentQuery({ patient, classCodes }),
    patient,
    documents: [],
    read({ body }) {
      const { entries, faults, status, leftOut } = readDocumentList(body, community)
      // OpenNCP lists documents beside a refusal: the refusal counts.
      if (entries.length === 0 || refuses(faults)) return { trouble: troubleOfFaults(faults, 'list') }
      if (status === 'Failure') return { trouble: { code: 'remote-failed' } }
      const theirs = entries.filter((entry) => sameIdentifier(entry.patient, patient))
      if (theirs.length === 0) return { trouble: { code: 'another-patient' } }
      return { value: theirs, warnings: warningsBeside(faults, leftOut) }
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
    event: events[classOf(wanted)?.service === 'orcd' ? 'orcd' : 'patient-summary'].retrieve,
    body: writeRetrieveRequest([wanted]),
    patient,
    documents: [wanted.documentUniqueId],
    async read({ body, attachments }) {
      const { documents, faults } = readRetrievedDocuments(body, attachments, [wanted])
      const [document] = documents
      if (!document || refuses(faults)) return { trouble: troubleOfFaults(faults, 'retrieve') }
      const code = await unfit(document)
      return code ? { trouble: { code } } : { value: document, warnings: warningsBeside(faults) }
    },
  }
}

const hasError = (faults: readonly ExchangeFault[]) => faults.some(({ severity }) => severity === 'error')

const refusals: ReadonlySet<Trouble['code']> = new Set<Trouble['code']>([
  'no-match',
  'nothing-registered',
  'profession-refused',
  'not-accepted',
  'grounds-refused',
  'too-many-requests',
])

/** Whether they say no, whatever else they send. That one document of several is missing is no such word. */
function refuses(faults: readonly ExchangeFault[]): boolean {
  return faults.some(({ name, severity }) => severity === 'error' && refusals.has(troubleOfName(name)))
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
