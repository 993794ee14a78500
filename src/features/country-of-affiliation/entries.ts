import { uuidOf } from '../../kernel/uuid-of.ts'
import type { DocumentEntry, DocumentList } from '../../standards/ihe/document-entry.ts'
import {
  classCodeSystem,
  type DocumentClass,
  type DocumentFormat,
  documentClassOf,
} from '../../standards/myhealth-eu/document-class.ts'
import type { InstanceIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'
import type { AffiliationNeeds } from './needs.ts'
import type { AffiliatedDocument } from './store.ts'

/** SHA-1 of nothing: what a document has in a list that is made when it is fetched. */
const hashOfNothing = 'da39a3ee5e6b4b0d3255bfef95601890afd80709'

/** Whether a PDF is made of a document on request: of a structured summary; an original document is one already. */
export function hasLevelOne({ classCode, formatCode }: Pick<AffiliatedDocument, 'classCode' | 'formatCode'>): boolean {
  const kind = documentClassOf(classCode)
  return kind?.service === 'patient-summary' && keptIn(kind, formatCode)?.level === 'L3'
}

/** The format of the bytes: the first of the class, unless another is told. */
function keptIn({ formats }: DocumentClass, formatCode: string | undefined): DocumentFormat | undefined {
  return formats.find((format) => format.formatCode === formatCode) ?? formats[0]
}

/** The id of the PDF made of a document, `root^extension` like the document's own; `structuredIdOf` leads back. */
export function levelOneId(uniqueId: string): string {
  return `${uniqueId}${uniqueId.includes('^') ? '.' : '^'}${levelOneEnding}`
}

const levelOneEnding = 'pdf-l1'

/** The document that a level 1 id was made of; undefined for the id of a document itself. */
export function structuredIdOf(uniqueId: string): string | undefined {
  const ending = [`.${levelOneEnding}`, `^${levelOneEnding}`].find((each) => uniqueId.endsWith(each))
  return ending === undefined ? undefined : uniqueId.slice(0, -ending.length)
}

type Place = Pick<AffiliationNeeds, 'country' | 'homeCommunityId' | 'repositoryUniqueId'>

/** The entries of documents in a list: the structured one and, where there is one, its PDF, joined. */
export function listOf(
  place: Place,
  patient: InstanceIdentifier,
  documents: readonly AffiliatedDocument[],
): DocumentList {
  const pairs = documents.map((document) => pairOf(place, patient, document))
  return {
    entries: pairs.flatMap(({ entries }) => entries),
    transformed: pairs.flatMap(({ transformed }) => transformed),
  }
}

function pairOf(place: Place, patient: InstanceIdentifier, document: AffiliatedDocument): DocumentList {
  const kind = documentClassOf(document.classCode)
  const format = kind && keptIn(kind, document.formatCode)
  if (!kind || !format) return { entries: [], transformed: [] }
  const main: DocumentEntry = {
    ...entryOf(place, patient, document, kind, format),
    documentUniqueId: document.uniqueId,
    entryUuid: document.entryUuid,
    size: document.size,
    hash: document.sha1,
  }
  const pdf = kind.formats.find(({ level }) => level === 'L1')
  if (!pdf || !hasLevelOne(document)) return { entries: [main], transformed: [] }
  const made: DocumentEntry = {
    ...entryOf(place, patient, document, kind, pdf),
    documentUniqueId: levelOneId(document.uniqueId),
    entryUuid: `urn:uuid:${uuidOf(`level 1 of ${document.entryUuid}`)}`,
    size: 0,
    hash: hashOfNothing,
  }
  return { entries: [main, made], transformed: [{ source: made.entryUuid, target: main.entryUuid }] }
}

function entryOf(
  { country, homeCommunityId, repositoryUniqueId }: Place,
  patient: InstanceIdentifier,
  document: AffiliatedDocument,
  { classCode, title }: DocumentClass,
  { formatCode, mimeType, level }: DocumentFormat,
): Omit<DocumentEntry, 'documentUniqueId' | 'entryUuid'> {
  const kind = { code: classCode, scheme: classCodeSystem, display: title }
  return {
    homeCommunityId: `urn:oid:${homeCommunityId}`,
    repositoryUniqueId,
    patient,
    classCode: kind,
    typeCode: kind,
    formatCode: { code: formatCode, scheme: 'epSOS formatCodes', display: level === 'L1' ? `${title} (PDF)` : title },
    mimeType,
    ...(document.languageCode === '' ? {} : { languageCode: document.languageCode }),
    creationTime: digits(document.createdAt),
    title: document.title,
    description: level === 'L1' ? `${title}, PDF` : title,
    author: { person: document.author, institution: document.institution },
    confidentialityCode: { code: 'N', scheme: '2.16.840.1.113883.5.25', display: 'Normal' },
    healthcareFacilityTypeCode: { code: country, scheme: '1.0.3166.1', display: country },
    practiceSettingCode: { code: 'Not Used', scheme: 'epSOS Practice Setting Codes-Not Used', display: 'Not Used' },
  }
}

/** `YYYYMMDDhhmmss` in UTC (XDS creationTime). */
export function digits(at: Date): string {
  return at.toISOString().replaceAll(/\D/g, '').slice(0, 14)
}
