import fc from 'fast-check'
import { parseXml } from '../src/platform/xml/parse.ts'
import { elementsOf, type XmlElement } from '../src/platform/xml/tree.ts'
import { serialiseXml } from '../src/platform/xml/write.ts'
import type { XdsCode } from '../src/standards/ihe/document-entry.ts'
import type { ProvidedEntry } from '../src/standards/ihe/write-entry.ts'
import type { Identification } from '../src/standards/ihe/xcpd-request.ts'
import type { ExchangeFault } from '../src/standards/myhealth-eu/exchange-fault.ts'
import type { InstanceIdentifier } from '../src/standards/myhealth-eu/instance-identifier.ts'
import type { PatientTraits } from '../src/standards/myhealth-eu/patient-traits.ts'

/** Through the bytes that travel: what is read is what another country would read. */
export function sent(body: XmlElement): XmlElement {
  return parseXml(Buffer.from(serialiseXml(body)))
}

/** The one element in the body of an envelope, or the element itself. */
export function messageIn(root: XmlElement): XmlElement {
  const body = root.name === 'Envelope' ? elementsOf(root).find(({ name }) => name === 'Body') : undefined
  return body ? elementsOf(body)[0]! : root
}

/** Without the properties that are undefined, as fast-check makes them. */
function defined<T extends object>(record: T): T {
  // The same record with fewer keys: optional ones are left out instead of undefined.
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T
}

/** Records like those we make: fast-check's own may have no prototype, which `deepEqual` tells apart. */
const plain = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) => fc.record(model, { noNullPrototype: true })

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })

/** What people write: quotes, markup and accents, no white space at the ends. */
export const words = fc
  .string({ unit: fc.constantFrom(...'aøÅ-\'"&<>,()|;^ łŻ日🙂0'), minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '')

export const oid = fc
  .array(fc.nat({ max: 9999 }), { minLength: 1, maxLength: 6 })
  .map((arcs) => ['2.16', ...arcs].join('.'))

/** Numbers with what countries put into them, separators of CX apart. */
export const identifier: fc.Arbitrary<InstanceIdentifier> = plain({
  root: oid,
  extension: fc.string({ unit: fc.constantFrom(...'0123456789ABZ|-+\'"<_/'), minLength: 1, maxLength: 20 }),
})

const day = fc
  .date({ min: new Date('1890-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const partOfDay = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length))

const address = plain({
  lines: optional(fc.array(words, { minLength: 1, maxLength: 3 })),
  city: optional(words),
  postalCode: optional(words),
  country: fc.constantFrom('NO', 'FI', 'CZ'),
}).map(defined)

export const traits = plain({
  identifiers: fc.uniqueArray(identifier, { minLength: 1, maxLength: 3, selector: (id) => id.root }),
  family: optional(words),
  given: optional(fc.array(words, { minLength: 1, maxLength: 3 })),
  gender: optional(fc.constantFrom('F', 'M', 'UN')),
  birthDate: optional(partOfDay),
  address: optional(address),
})
  // Optional properties are left out above, never undefined.
  .map((record) => defined(record) as PatientTraits)

const messageId = plain({ root: fc.uuid(), extension: words })

export const identification: fc.Arbitrary<Identification> = plain({
  messageId,
  queryId: messageId,
  sender: oid,
  receiver: oid,
  traits,
})

export const xdsTime = fc
  .tuple(
    fc.date({ min: new Date('1970-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }),
    fc.constantFrom(4, 6, 8, 10, 12, 14),
  )
  .map(([date, length]) => date.toISOString().replace(/\D/g, '').slice(0, length))

export const code: fc.Arbitrary<XdsCode> = plain({ code: words, scheme: words, display: words }).map(
  (record) => defined(record) as XdsCode,
)

const urn = fc.uuid().map((uuid) => `urn:uuid:${uuid}`)
const author = plain({ person: words, institution: words })

export const providedEntry: fc.Arbitrary<ProvidedEntry> = plain({
  entryUuid: urn,
  documentUniqueId: fc.tuple(oid, words).map(([root, extension]) => `${root}^${extension}`),
  patient: identifier,
  classCode: code,
  typeCode: optional(code),
  formatCode: code,
  mimeType: fc.constantFrom('text/xml', 'application/pdf'),
  languageCode: optional(fc.constantFrom('nb-NO', 'fi')),
  creationTime: optional(xdsTime),
  title: words,
  description: optional(words),
  author: optional(author),
  size: optional(fc.nat()),
  hash: optional(fc.constant('da39a3ee5e6b4b0d3255bfef95601890afd80709')),
  confidentialityCode: optional(code),
  healthcareFacilityTypeCode: optional(code),
  practiceSettingCode: optional(code),
  eventCodes: optional(fc.array(code, { minLength: 1, maxLength: 4 })),
}).map((record) => defined(record) as ProvidedEntry)

/** Names and graveness; what the other side wrote beside them apart. */
export function bare(faults: readonly ExchangeFault[]): readonly ExchangeFault[] {
  return faults.map(({ name, severity }) => ({ name, severity }))
}
