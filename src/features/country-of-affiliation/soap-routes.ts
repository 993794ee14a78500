import { Problem } from '../../kernel/problem.ts'
import type { SoapAnswer, SoapRequest, SoapRoute } from '../../protocols/soap/soap-route.ts'
import { readSubmission } from '../../standards/ihe/provide-and-register.ts'
import { writeDocumentList } from '../../standards/ihe/document-list.ts'
import { readDocumentQuery } from '../../standards/ihe/registry-query.ts'
import { writeRegistryResponse } from '../../standards/ihe/registry-response.ts'
import { readRetrieveRequest, writeRetrievedDocuments } from '../../standards/ihe/retrieve.ts'
import { transactions } from '../../standards/ihe/transactions.ts'
import { readIdentification } from '../../standards/ihe/xcpd-request.ts'
import { writeIdentificationAnswer } from '../../standards/ihe/xcpd-response.ts'
import type { CodeGeneration } from '../../standards/myhealth-eu/error-codes.ts'
import type { AssertionTrust } from '../../standards/saml/assertion-trust.ts'
import { verifyAssertions } from '../../standards/saml/verify-assertions.ts'
import { messageDigest } from '../exchange-records/index.ts'
import type { Asker, Committed, ContactPoint } from './contact-point.ts'
import type { AffiliationNeeds } from './needs.ts'
import { type Replays, requireNew } from './replay.ts'

/** What the SOAP face needs beside the core. */
export type SoapFaceNeeds = Pick<AffiliationNeeds, 'homeCommunityId' | 'now' | 'newId'> & {
  readonly replays: Replays
  /** Whose assertions are believed, and for how long. */
  readonly trust: Pick<AssertionTrust, 'skewSeconds' | 'audience' | 'signer'>
  /** Home community OID of a country, without a prefix; undefined for one that nobody has told us of. */
  readonly communityOf: (country: string) => string | undefined
  /** Which generation of error codes a country reads. */
  readonly generationOf: (country: string) => CodeGeneration
}

/** Largest submission with its attachments, in bytes. */
const largestSubmission = 20 * 1024 * 1024

type Transaction = keyof typeof transactions

/**
 * The four transactions other countries call (ITI-55, 38, 39, 41). Assertions are verified and the message noted before
 * anything else; what is decided on verified assertions is answered in the message's own words, all else is a SOAP fault.
 */
export function affiliationSoapRoutes(point: ContactPoint, needs: SoapFaceNeeds): readonly SoapRoute[] {
  return [
    soapRoute('ITI-55', '/services/XCPD_Service', (request) => identification(point, needs, request)),
    soapRoute('ITI-38', '/services/XCA_Service', (request) => documentList(point, needs, request)),
    soapRoute('ITI-39', '/services/XCA_Service', (request) => documents(point, needs, request)),
    soapRoute('ITI-41', '/services/XDR_Service', (request) => submission(point, needs, request), largestSubmission),
  ]
}

/** It releases nothing by itself: what is released is decided by the core, for each person and category. */
function soapRoute(transaction: Transaction, path: string, answer: SoapRoute['answer'], maxBytes?: number): SoapRoute {
  const { action, request } = transactions[transaction]
  const id = `soap-${transaction.toLowerCase()}`
  const limit = maxBytes === undefined ? {} : { maxBytes }
  return { id, kind: 'soap', releases: 'nothing', path, action, bodyName: request, answer, ...limit }
}

async function identification(point: ContactPoint, needs: SoapFaceNeeds, request: SoapRequest): Promise<SoapAnswer> {
  const asker = await verifiedAsker(needs, request, 'hcp')
  const asked = readIdentification(request.body)
  if (asked.receiver !== needs.homeCommunityId) {
    throw new Problem('invalid', 'other-receiver', 'The message is for another home community')
  }
  const { person, percent = 0, faults, commit } = await point.identify(asker, asked.traits, { faults: asked.faults })
  const body = writeIdentificationAnswer({
    asked,
    messageId: { root: request.responseId.replace(/^urn:uuid:/, '') },
    created: needs.now(),
    subjects: person ? [{ ...person, matchPercent: percent }] : [],
    faults,
    generation: needs.generationOf(asker.peer.country),
  })
  return answered('ITI-55', request, body, commit)
}

async function documentList(point: ContactPoint, needs: SoapFaceNeeds, request: SoapRequest): Promise<SoapAnswer> {
  const asker = await verifiedAsker(needs, request, 'hcp+trc')
  const {
    patient,
    classCodes,
    maximumSize,
    createdAfter,
    createdBefore,
    faults: inQuery,
  } = readDocumentQuery(request.body)
  const { commit, faults, ...list } = await point.list(asker, {
    patient,
    faults: inQuery,
    classCodes: classCodes.map(({ code }) => code),
    ...(createdAfter === undefined ? {} : { createdAfter }),
    ...(createdBefore === undefined ? {} : { createdBefore }),
    ...(maximumSize === undefined ? {} : { largest: maximumSize }),
  })
  const body = writeDocumentList(list, faults, needs.generationOf(asker.peer.country))
  return answered('ITI-38', request, body, commit)
}

async function documents(point: ContactPoint, needs: SoapFaceNeeds, request: SoapRequest): Promise<SoapAnswer> {
  const asker = await verifiedAsker(needs, request, 'hcp+trc')
  const wanted = readRetrieveRequest(request.body, `urn:oid:${needs.homeCommunityId}`)
  const { documents: found, faults, commit } = await point.retrieve(asker, wanted)
  const { body, attachments } = writeRetrievedDocuments(found, faults, needs.generationOf(asker.peer.country))
  return { ...answered('ITI-39', request, body, commit), attachments }
}

async function submission(point: ContactPoint, needs: SoapFaceNeeds, request: SoapRequest): Promise<SoapAnswer> {
  const asker = await verifiedAsker(needs, request, 'hcp+trc')
  const { patient, documents: provided } = readSubmission(request.body, request.attachments)
  const [document, second] = provided
  if (!document || second) throw new Problem('invalid', 'xdr-one-document', 'One document is handed over at a time')
  const { faults, commit } = await point.submit(asker, {
    patient,
    classCode: document.entry.classCode.code,
    documentUniqueId: document.entry.documentUniqueId,
    bytes: document.bytes,
  })
  return answered('ITI-41', request, writeRegistryResponse(faults, needs.generationOf(asker.peer.country)), commit)
}

/** @throws Problem `forbidden` before anything is looked up */
async function verifiedAsker(
  { trust, replays, communityOf, now }: SoapFaceNeeds,
  { bytes, document, peer, messageId }: SoapRequest,
  wants: AssertionTrust['needs'],
): Promise<Asker> {
  const at = now()
  const assertions = verifyAssertions(document, { ...trust, now: at, sendingCountry: peer.country, needs: wants })
  const stated = assertions.hcp.homeCommunityId?.replace(/^urn:oid:/, '')
  if (stated !== undefined && stated !== communityOf(peer.country)) {
    throw new Problem('forbidden', 'assertion-other-country', 'The assertion names another home community')
  }
  // An assertion is accepted for as long after its end as clocks may differ.
  const ids = assertions.ids.map((seen) => ({ ...seen, notOnOrAfter: later(seen.notOnOrAfter, trust.skewSeconds) }))
  const until = new Date(Math.min(...ids.map(({ notOnOrAfter }) => notOnOrAfter.getTime())))
  await requireNew(replays, { country: peer.country, messageId, assertions: ids, until })
  return {
    assertions,
    peer: { country: peer.country, commonName: peer.certificate.commonName, address: peer.address },
    requestId: messageId,
    digest: messageDigest(bytes),
    via: 'soap',
  }
}

function answered(
  transaction: Transaction,
  { responseId }: SoapRequest,
  body: SoapAnswer['body'],
  commit: Committed['commit'],
): SoapAnswer {
  const { responseAction } = transactions[transaction]
  return { action: responseAction, body, commit: (sent) => commit({ responseId, digest: messageDigest(sent) }) }
}

function later(moment: Date, seconds: number): Date {
  return new Date(moment.getTime() + seconds * 1000)
}
