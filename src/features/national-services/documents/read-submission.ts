import { createHash } from 'node:crypto'
import { Problem } from '../../../kernel/problem.ts'
import type { Json } from '../../../standards/fhir/json.ts'
import { isObject } from '../../../standards/fhir/json-members.ts'
import { decimalText } from '../../../standards/fhir/json.ts'
import { identifierSystems, volven } from '../../../standards/norway/identifier-systems.ts'
import { confidentialityCodes } from './confidentiality.ts'
import { classOf, type DocumentEntry } from './reference.ts'

/** A document as it was sent: what it says of itself, its bytes, and which document it takes the place of. */
export type SentDocument = Omit<DocumentEntry, 'id'> & { readonly data: string; readonly replaces?: string }

type Entry = { readonly fullUrl: string; readonly resource: Json; readonly at: string }

/** Documents in one submission. */
const most = 20

/**
 * Reads a submission of documents: a transaction of one SubmissionSet, references, and a Binary for each.
 *
 * @throws Problem `invalid`, naming the element and never its value: `bundle-type`, `entry-request`, `submission-set`,
 * `document-missing`, `binary-missing`, `binary-unused`, and those of one document (`document-…`, `person-differs`)
 * @see https://profiles.ihe.net/ITI/MHD/4.2.2/ITI-65.html
 */
export function readSubmission(bundle: Json, today: string): readonly SentDocument[] {
  if (bundle.resourceType !== 'Bundle' || bundle.type !== 'transaction') throw wrong('bundle-type', 'Bundle.type')
  const entries = entriesIn(bundle)
  const of = (type: string) => entries.filter(({ resource }) => resource.resourceType === type)
  const [set, ...otherSets] = of('List').filter(({ resource }) => isSubmissionSet(resource))
  if (!set || otherSets.length > 0) throw wrong('submission-set', 'Bundle.entry')
  const references = of('DocumentReference')
  if (references.length === 0 || references.length > most) throw wrong('document-missing', 'Bundle.entry')
  const binaries = new Map(of('Binary').map((each) => [each.fullUrl, each.resource]))
  const sent = references.map((each) => documentIn(each, binaries, today))
  if (binaries.size !== new Set(references.map(({ resource }) => urlIn(resource))).size) {
    throw wrong('binary-unused', 'Bundle.entry')
  }
  oneOfEach(sent, patientIn(set.resource))
  return sent
}

/** Whose documents a submission says it has, before anything else of it is read. */
export function subjectIn(bundle: Json): string | undefined {
  const first = listIn(bundle.entry).find((each) => objectIn(each.resource)?.resourceType === 'DocumentReference')
  return patientIn(objectIn(first?.resource) ?? {})
}

function entriesIn({ entry }: Json): readonly Entry[] {
  return listIn(entry).map((each, position) => {
    const at = `Bundle.entry[${position}]`
    const { fullUrl } = each
    const resource = objectIn(each.resource)
    const request = objectIn(each.request)
    if (typeof fullUrl !== 'string' || !resource) throw wrong('entry-form', at)
    if (request?.method !== 'POST' || request.url !== resource.resourceType)
      throw wrong('entry-request', `${at}.request`)
    return { fullUrl, resource, at }
  })
}

const submissionSet = 'https://profiles.ihe.net/ITI/MHD/CodeSystem/MHDlistTypes'

function isSubmissionSet({ code }: Json): boolean {
  return codeIn(objectIn(code), submissionSet) === 'submissionset'
}

function documentIn({ resource, at }: Entry, binaries: ReadonlyMap<string, Json>, today: string): SentDocument {
  const where = (name: string) => `${at}.resource.${name}`
  const attachment = objectIn(firstIn(resource.content)?.attachment)
  const binary = binaries.get(urlIn(resource) ?? '')
  if (!attachment || !binary) throw wrong('binary-missing', where('content[0].attachment.url'))
  if (resource.status !== 'current') throw wrong('document-status', where('status'))
  const subject = patientIn(resource)
  if (subject === undefined) throw wrong('document-subject', where('subject.identifier'))
  const date = textFor(resource.date, /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/)
  if (date === undefined || Number.isNaN(Date.parse(date))) throw wrong('document-date', where('date'))
  if (date.slice(0, 10) > today) throw wrong('document-date', where('date'))
  const type = codeIn(objectIn(resource.type), volven('9602'))
  if (type === undefined || !classOf(type)) throw wrong('document-type', where('type'))
  const uniqueId = textFor(objectIn(resource.masterIdentifier)?.value, /^urn:oid:[012](\.(0|[1-9]\d*))+$/)
  if (uniqueId === undefined || uniqueId.length > 72) throw wrong('document-id', where('masterIdentifier'))
  const place = identifierIn(objectIn(resource.custodian), identifierSystems.ENH)
  if (place === undefined) throw wrong('document-custodian', where('custodian.identifier'))
  const replaces = replacedBy(resource)
  return {
    ...{ subject, date, type, place, uniqueId: uniqueId.slice('urn:oid:'.length) },
    title: titleIn(resource) ?? type,
    confidentiality: confidentialityIn(resource, where('securityLabel')),
    ...bytesIn(binary, attachment, where('content[0].attachment')),
    ...(replaces === undefined ? {} : { replaces }),
  }
}

function confidentialityIn({ securityLabel }: Json, at: string): string {
  const labels = listIn(securityLabel).map((each) => codeIn(each, volven('9603')))
  if (labels.length === 0) return 'N'
  const [code] = labels
  if (labels.length > 1 || code === undefined || !confidentialityCodes.includes(code)) {
    throw wrong('document-confidentiality', at)
  }
  return code
}

/** What each media type begins with. */
const beginnings: ReadonlyMap<string, string> = new Map([
  ['application/pdf', '%PDF-'],
  ['application/xml', '<'],
])

function bytesIn(binary: Json, { contentType, size, hash }: Json, at: string) {
  const begins = beginnings.get(typeof contentType === 'string' ? contentType : '')
  const data = textFor(binary.data, /^[A-Za-z0-9+/]+={0,2}$/)
  if (begins === undefined || binary.contentType !== contentType)
    throw wrong('document-content-type', `${at}.contentType`)
  const bytes = Buffer.from(data ?? '', 'base64')
  if (!bytes.toString('latin1', 0, begins.length).startsWith(begins)) throw wrong('document-content', at)
  const digest = createHash('sha1').update(bytes).digest('base64')
  if (size !== undefined && decimalText(size) !== String(bytes.length)) throw wrong('document-size', `${at}.size`)
  if (hash !== undefined && hash !== digest) throw wrong('document-hash', `${at}.hash`)
  return { contentType: String(contentType), data: bytes.toString('base64'), size: bytes.length, hash: digest }
}

/** @throws Problem `person-differs`, `document-repeated` */
function oneOfEach(sent: readonly SentDocument[], subject: string | undefined): void {
  const subjects = new Set([...sent.map((each) => each.subject), ...(subject === undefined ? [] : [subject])])
  if (subjects.size > 1) throw wrong('person-differs', 'Bundle.entry')
  if (new Set(sent.map(({ uniqueId }) => uniqueId)).size < sent.length) throw wrong('document-repeated', 'Bundle.entry')
}

function patientIn({ subject }: Json): string | undefined {
  const named = objectIn(subject)
  return identifierIn(named, identifierSystems.FNR) ?? identifierIn(named, identifierSystems.DNR)
}

function replacedBy({ relatesTo }: Json): string | undefined {
  const replaced = listIn(relatesTo).find(({ code }) => code === 'replaces')
  const value = objectIn(objectIn(replaced?.target)?.identifier)?.value
  return typeof value === 'string' ? value.replace(/^urn:oid:/, '') : undefined
}

function titleIn({ description }: Json): string | undefined {
  return textFor(description, /^[^\p{Cc}]{1,200}$/u)
}

function urlIn({ content }: Json): string | undefined {
  const url = objectIn(firstIn(content)?.attachment)?.url
  return typeof url === 'string' ? url : undefined
}

function identifierIn(reference: Json | undefined, system: string): string | undefined {
  const identifier = objectIn(reference?.identifier)
  return identifier?.system === system && typeof identifier.value === 'string' ? identifier.value : undefined
}

function codeIn(concept: Json | undefined, system: string): string | undefined {
  const coding = listIn(concept?.coding).find((each) => each.system === system)
  return typeof coding?.code === 'string' ? coding.code : undefined
}

function textFor(value: unknown, form: RegExp): string | undefined {
  return typeof value === 'string' && form.test(value) ? value : undefined
}

function objectIn(value: unknown): Json | undefined {
  return isObject(value) ? value : undefined
}

function firstIn(value: unknown): Json | undefined {
  return listIn(value)[0]
}

function listIn(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isObject) : []
}

const messages: Readonly<Record<string, string>> = {
  'bundle-type': 'A submission is a Bundle of type transaction',
  'entry-form': 'An entry lacks its fullUrl or its resource',
  'entry-request': 'An entry must be a POST to its own type of resource',
  'submission-set': 'A submission has one List that is its SubmissionSet',
  'document-missing': 'A submission has between one and twenty documents',
  'binary-missing': 'A document refers to no Binary of the submission',
  'binary-unused': 'A Binary of the submission belongs to no document',
  'person-differs': 'A submission is about one person',
  'document-repeated': 'Two documents have one identifier',
  'document-date': 'The date of a document is missing, malformed or in the future',
}

function wrong(code: string, at: string): Problem {
  return new Problem('invalid', code, messages[code] ?? 'An element of a document is missing or not allowed', { at })
}
