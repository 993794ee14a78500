import { Problem } from '../../kernel/problem.ts'
import type { XmlElement } from '../../platform/xml/tree.ts'
import { element } from '../../platform/xml/write.ts'
import { faultOf } from '../myhealth-eu/error-codes.ts'
import type { ExchangeFault } from '../myhealth-eu/exchange-fault.ts'
import type { InstanceIdentifier } from '../myhealth-eu/instance-identifier.ts'
import { approved, documentObjectTypes, findDocuments } from './classification-schemes.ts'
import type { XdsCode } from './document-entry.ts'
import { longestName, rim, slot } from './ebrim.ts'
import { childrenNamed, firstAt, trimmedAttribute } from './find-element.ts'
import { readXdsTime, toInstant } from './hl7-time.ts'
import { readCx, sameUrn, slotValues } from './read-ebrim.ts'
import { quoted, quotedLists, readQueryValues } from './stored-query-values.ts'
import { namespaces, transactions } from './transactions.ts'
import { writeCx } from './write-entry.ts'

/** Which documents of whom are asked for (ITI-38, FindDocuments). */
export type DocumentQuery = {
  readonly patient: InstanceIdentifier
  /** Any of these; of every class when empty. The scheme is empty where the asking country left it out. */
  readonly classCodes: readonly XdsCode[]
  /** In bytes; original clinical documents only. */
  readonly maximumSize?: number
  /** Digits `YYYYMMDDhhmmss` in UTC, or fewer of them; original clinical documents only. */
  readonly createdBefore?: string
  readonly createdAfter?: string
}

/** A query that was read, with what is wrong with it: a filter that we would otherwise pass over gives too much. */
export type ReceivedQuery = DocumentQuery & { readonly faults: readonly ExchangeFault[] }

const { request } = transactions['ITI-38']
const parameter = (name: string): string => `$XDSDocumentEntry${name}`
const understood = [
  'PatientId',
  'Status',
  'Type',
  'ClassCode',
  'FilterMaximumSize',
  'FilterCreatedBefore',
  'FilterCreatedAfter',
]

/**
 * Reads a query.
 *
 * @throws Problem `invalid`, code `xca-query`, when not exactly one patient is named or it is another stored query
 */
export function readDocumentQuery(body: XmlElement): ReceivedQuery {
  const query = firstAt(body, namespaces.rim, 'AdhocQuery')
  if (body.name !== request.name || body.ns !== request.ns || !query) throw refused('AdhocQuery')
  if (!sameUrn(trimmedAttribute(query, 'id'), findDocuments)) throw refused('AdhocQuery/@id')
  const values = (name: string) => readQueryValues(slotValues(query, parameter(name)))
  const patients = new Set(values('PatientId'))
  const patient = patients.size === 1 ? readCx([...patients][0]) : undefined
  if (!patient) throw refused('$XDSDocumentEntryPatientId')
  const filters = readFilters(values)
  const unclear =
    wantsOtherThanEntries(body) ||
    !values('Status').some(isApproved) ||
    !isOfOurTypes(values('Type')) ||
    hasOtherFilter(query)
  const wrong = unclear || filters === undefined
  return {
    patient,
    classCodes: values('ClassCode').map(readCode),
    ...filters,
    faults: wrong ? [faultOf('ERROR_UNKNOWN_FILTER')] : [],
  }
}

function refused(at: string): Problem {
  return new Problem('invalid', 'xca-query', 'Not a query for the documents of one patient (FindDocuments)', { at })
}

/** `code^^scheme`. */
function readCode(text: string): XdsCode {
  const [code = '', , scheme = ''] = text.split('^')
  return { code: code.trim(), scheme: scheme.trim() }
}

/** Some countries break the status in the middle with a space. */
function isApproved(status: string): boolean {
  return status.replace(/\s/g, '') === approved
}

/** We list every document as stable, so who wants only those made on demand would get none of ours. */
function isOfOurTypes(types: readonly string[]): boolean {
  return types.length === 0 || types.some((type) => sameUrn(type, documentObjectTypes[0]!))
}

function wantsOtherThanEntries(body: XmlElement): boolean {
  const option = firstAt(body, namespaces.query, 'ResponseOption')
  return (trimmedAttribute(option, 'returnType') ?? 'LeafClass') !== 'LeafClass'
}

function hasOtherFilter(query: XmlElement): boolean {
  return childrenNamed(query, namespaces.rim, 'Slot')
    .map((each) => trimmedAttribute(each, 'name') ?? '')
    .some((name) => name.startsWith('$') && !understood.some((known) => parameter(known) === name))
}

type Filters = Pick<DocumentQuery, 'maximumSize' | 'createdBefore' | 'createdAfter'>

/** Undefined when one of them cannot be read or says two things. */
function readFilters(values: (name: string) => readonly string[]): Filters | undefined {
  const maximumSize = readOne(values('FilterMaximumSize'), readSize)
  const createdBefore = readOne(values('FilterCreatedBefore'), readXdsTime)
  const createdAfter = readOne(values('FilterCreatedAfter'), readXdsTime)
  if ([maximumSize, createdBefore, createdAfter].includes('unclear')) return undefined
  return {
    ...(typeof maximumSize === 'number' ? { maximumSize } : {}),
    ...(createdBefore === undefined ? {} : { createdBefore }),
    ...(createdAfter === undefined ? {} : { createdAfter }),
  }
}

/** The one value; undefined when there is none. */
function readOne<T>(stated: readonly string[], read: (text: string) => T | undefined): T | 'unclear' | undefined {
  const [only, second] = new Set(stated)
  if (only === undefined) return undefined
  return second === undefined ? (read(only) ?? 'unclear') : 'unclear'
}

function readSize(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** The query as an element for a SOAP body. Times of less than a second become the whole of what they name. */
export function writeDocumentQuery(query: DocumentQuery): XmlElement {
  const { patient, classCodes, maximumSize, createdBefore, createdAfter } = query
  const codes = classCodes.map(({ code, scheme }) => `${code}^^${scheme}`)
  const slots: readonly (readonly [name: string, values: readonly (string | undefined)[]])[] = [
    ['PatientId', [quoted(writeCx(patient))]],
    ['Status', quotedLists([approved], longestName)],
    ['ClassCode', quotedLists(codes, longestName)],
    ['FilterMaximumSize', [maximumSize?.toString()]],
    ['FilterCreatedBefore', [createdBefore && toInstant(createdBefore, 'last')]],
    ['FilterCreatedAfter', [createdAfter && toInstant(createdAfter, 'first')]],
  ]
  return element(request.name, request.ns, {}, [
    element('ResponseOption', request.ns, { returnComposedObjects: 'true', returnType: 'LeafClass' }),
    rim(
      'AdhocQuery',
      { id: findDocuments },
      slots.map(([name, values]) => slot(parameter(name), ...values)),
    ),
  ])
}
