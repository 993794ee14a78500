import type { Json } from '../../../standards/fhir/json.ts'
import { daysAfter, type Story, type StoryDocument } from '../../synthetic-population/index.ts'
import type { LaidRecord } from '../laid-record.ts'
import { documentKind, type HeldDocument } from './held-document.ts'
import { referenceOf } from './reference.ts'

/** Days a postponed document waits for the talk in which it is explained. */
const postponedDays = 14

/** What Pasientens journaldokumenter finds of a story: a reference for each document, and the words it is written of. */
export function documentsOf({ person, documents }: Story): readonly LaidRecord[] {
  return documents.map((document) => {
    const { id, on, text, confidentiality } = document
    const content: HeldDocument = {
      reference: referenceTo(document, person.number),
      body: { kind: 'text', text },
      ...(confidentiality === 'NORU' ? { openFrom: daysAfter(on, postponedDays) } : {}),
    }
    return { id, kind: documentKind, on, content }
  })
}

function referenceTo({ id, on, type, title, confidentiality, place, by }: StoryDocument, subject: string): Json {
  return referenceOf({
    ...{ id, subject, type, title, confidentiality, place },
    uniqueId: oidOf(id),
    date: `${on}T12:00:00Z`,
    contentType: 'application/pdf',
    ...(by ? { by } : {}),
  })
}

/** @see https://www.itu.int/rec/T-REC-X.667, a UUID as an OID below 2.25 */
function oidOf(uuid: string): string {
  return `2.25.${BigInt(`0x${uuid.replaceAll('-', '')}`)}`
}
