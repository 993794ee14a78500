import type { Json } from '../../../standards/fhir/json.ts'
import type { NationalRecord } from '../../national-records/index.ts'

/** Where a document's bytes come from: words that are set as a PDF when they are asked for, or what was uploaded. */
type DocumentBody =
  | { readonly kind: 'text'; readonly text: string }
  /** Held apart, in base64, so that they are read by who retrieves this document alone. */
  | { readonly kind: 'bytes'; readonly contentType: string }

/** A document as a record holds it. */
export type HeldDocument = {
  readonly reference: Json
  readonly body: DocumentBody
  /**
   * ISO 8601 day from which a postponed document (NORU) is the citizen’s to read. Our proposal: nothing public says where the
   * day stands, so it is beside the reference.
   */
  readonly openFrom?: string
}

/** Which records are documents. */
export const documentKind = 'DocumentReference'

/** What holds the bytes of those that were uploaded, each under its document's id. */
export const heldBytes = { service: 'document-bytes', kind: 'Binary' } as const

/** The documents among records, current ones only. */
export function documentsIn(records: readonly NationalRecord[]): readonly HeldDocument[] {
  return (
    records
      .filter(({ kind }) => kind === documentKind)
      // Written by this service alone, from a story or from an upload that was read.
      .map(({ content }) => content as HeldDocument)
  )
}

/** The OID that a document is known by in XDS, without a prefix. */
export function uniqueIdOf({ masterIdentifier }: Json): string {
  const { value = '' } = (masterIdentifier ?? {}) as { readonly value?: string }
  return value.replace(/^urn:oid:/, '')
}

/** The main type, of Volven 9602. */
export function typeOf({ type }: Json): string {
  const { coding = [] } = (type ?? {}) as { readonly coding?: readonly { readonly code: string }[] }
  return coding[0]?.code ?? ''
}

/** The day a document was made. */
export function dayOf({ date }: Json): string {
  return String(date).slice(0, 10)
}
