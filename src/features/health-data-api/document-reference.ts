import { eps } from '../../conversion/eps/canonicals.ts'
import type { Json } from '../../standards/fhir/json.ts'
import type { DocumentEntry, Transformed, XdsCode } from '../../standards/ihe/document-entry.ts'

/** Where a document is, by the form it comes in. */
export type Locations = {
  /** As it is. */
  readonly binary: string
  /** As a FHIR document. */
  readonly bundle: string
}

/** Media type of a FHIR document. */
export const fhirJson = 'application/fhir+json'

/** The structured patient summary, which there is a conversion for. */
const convertible: ReadonlySet<string> = new Set(['urn:epsos:ps:ps:2010'])

/** The media types an entry can be had in. */
export function contentTypesOf({ mimeType, formatCode }: DocumentEntry): readonly string[] {
  return convertible.has(formatCode.code.toLowerCase()) ? [mimeType, fhirJson] : [mimeType]
}

/**
 * An entry of a document list as MHD has it.
 *
 * @param patient reference to the patient
 * @see https://profiles.ihe.net/ITI/MHD/ITI-67.html and the mapping of XDS metadata in its volume 3
 */
export function documentReference(
  entry: DocumentEntry,
  patient: string,
  at: Locations,
  transformed: readonly Transformed[],
): Json {
  const made = transformed.filter(({ source }) => source === entry.entryUuid)
  const created = instantOf(entry.creationTime)
  return {
    resourceType: 'DocumentReference',
    id: entry.entryUuid.replace(/^urn:uuid:/, ''),
    masterIdentifier: uniqueId(entry.documentUniqueId),
    identifier: [entryId(entry)],
    status: 'current',
    type: concept(entry.typeCode ?? entry.classCode),
    category: [concept(entry.classCode)],
    subject: { reference: patient },
    ...(created === undefined ? {} : { date: created }),
    ...authors(entry),
    ...(made.length > 0 ? { relatesTo: made.map(({ target }) => transforms(target)) } : {}),
    ...(entry.description === undefined ? {} : { description: entry.description }),
    ...(entry.confidentialityCode ? { securityLabel: [concept(entry.confidentialityCode)] } : {}),
    content: contentsOf(entry, at),
  }
}

function contentsOf(entry: DocumentEntry, { binary, bundle }: Locations): readonly Json[] {
  const { language, created, title } = {
    language: entry.languageCode ? { language: entry.languageCode } : {},
    created: instantOf(entry.creationTime) ? { creation: instantOf(entry.creationTime) } : {},
    title: entry.title ? { title: entry.title } : {},
  }
  const same = { ...language, ...title, ...created }
  const original = { contentType: entry.mimeType, url: binary, ...sizeOf(entry), ...same }
  const forms = [{ attachment: original, format: formatOf(entry.formatCode.code) }]
  if (!contentTypesOf(entry).includes(fhirJson)) return forms
  const format = eps.profiles.bundle === undefined ? {} : { format: { system: uri, code: eps.profiles.bundle } }
  return [...forms, { attachment: { contentType: fhirJson, url: bundle, ...same }, ...format }]
}

/** What is made when it is fetched has neither. */
function sizeOf({ size, hash }: DocumentEntry): Json {
  if (!size || hash === undefined) return {}
  return { size, hash: Buffer.from(hash, 'hex').toString('base64') }
}

const uri = 'urn:ietf:rfc:3986'

type Identifier = { readonly system?: string; readonly value: string }

/** What a document may be searched by: its own id, and that of its entry in the list. */
export function identifiersOf(entry: DocumentEntry): readonly Identifier[] {
  return [uniqueId(entry.documentUniqueId), entryId(entry)]
}

function entryId({ entryUuid }: DocumentEntry): Identifier {
  return { system: uri, value: entryUuid }
}

function uniqueId(id: string): Identifier {
  const [root = '', extension] = id.split('^')
  if (/^[0-2](\.\d+)+$/.test(root)) {
    return extension === undefined
      ? { system: uri, value: `urn:oid:${root}` }
      : { system: `urn:oid:${root}`, value: extension }
  }
  return { value: id }
}

function transforms(target: string): Json {
  const reference = `DocumentReference/${target.replace(/^urn:uuid:/, '')}`
  const identifier = { system: uri, value: target }
  return { code: 'transforms', target: { type: 'DocumentReference', reference, identifier } }
}

function authors({ author }: DocumentEntry): Json {
  const named = [author?.person, author?.institution].filter((name) => name !== undefined && name !== '')
  return named.length === 0 ? {} : { author: named.map((display) => ({ display })) }
}

/** Names of code systems in XDS, by the canonical FHIR has for them; another scheme is left out. */
const systems: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.6.1': 'http://loinc.org',
  '2.16.840.1.113883.5.25': 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',
}

function concept({ code, scheme, display }: XdsCode): Json {
  // MyHealth@EU writes codes of its own under LOINC.
  const own = scheme === '2.16.840.1.113883.6.1' && !/^\d+-\d$/.test(code)
  const system = own ? undefined : systems[scheme]
  const coding = { ...(system === undefined ? {} : { system }), code }
  return { coding: [coding], ...(display === undefined ? {} : { text: display }) }
}

function formatOf(code: string): Json {
  const system = /^urn:ihe:/.test(code) ? 'http://ihe.net/fhir/ihe.formatcode.fhir/CodeSystem/formatcode' : uri
  return { system, code }
}

/** Of `YYYYMMDDhhmmss` in UTC, whole; undefined for less. */
function instantOf(digits: string | undefined): string | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(digits ?? '') ?? []
  return second === undefined ? undefined : `${year}-${month}-${day}T${hour}:${minute}:${second}Z`
}
