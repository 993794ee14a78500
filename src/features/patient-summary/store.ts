import type { KeptVerdict } from '../../validation/kept-verdict.ts'

/** What the validator said of the document as it came, and of the one last made of it that left. */
export type Verdicts = { readonly received?: KeptVerdict; readonly sent?: KeptVerdict }

/** What a country said beside what it gave (warnings of a registry answer): what it is about, and its code. */
export type SenderWarning = {
  readonly kind: 'not-translated' | 'incomplete' | 'partial' | 'left-out' | 'not-structured' | 'many-requests' | 'other'
  readonly code?: string
}

/** By what right a document was fetched from another country: it is shown only as long as that right lasts. */
export type Fetched = {
  /** Id of the patient's consent, or of the emergency opening in its place. */
  readonly consent: string
  /** ISO 3166-1, two letters. */
  readonly country: string
  /** The exchange event of the retrieval (EHDSI-22). */
  readonly event: string
  /** ISO 8601: opened without consent, until then. */
  readonly emergencyUntil?: string
  /** The lookup it was fetched in, where the patient's other documents are listed. */
  readonly lookup?: string
  /** What the country said beside it. */
  readonly warnings?: readonly SenderWarning[]
  /** Of what is no summary: the class code it was listed under. Another feature shows it. */
  readonly original?: string
}

/** What was fetched, and for whom: the key of the patient's chain of access records, by the number that was asked by. */
export type FetchedFor = Fetched & { readonly patient: string }

/**
 * A document that a user dropped in a signed-in visit, opened from the samples, or fetched from another country. It is the document as it came, byte for
 * byte, and belongs to the visit alone; once it is saved, to the person (`at-hand.ts`).
 */
export type VisitDocument = {
  readonly id: string
  /** The signed-in visit, or the shelf of the person who saved it. */
  readonly visitId: string
  readonly source: 'dropped' | 'sample' | 'fetched'
  /** Of what was fetched, and only of that. */
  readonly fetched?: Fetched
  /** The key of the patient's chain of access records; left out of what was kept before it was noted. */
  readonly patient?: string
  /** Of the bytes, in hexadecimal. */
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly receivedAt: Date
  /** From this moment on it is gone, unless it was saved. */
  readonly expiresAt: Date
  readonly saved: boolean
  readonly verdicts: Verdicts
}

/** All but the bytes: what a list shows. */
export type VisitDocumentEntry = Omit<VisitDocument, 'bytes'>

/** What arrives; the store adds the hash. */
export type NewVisitDocument = Omit<VisitDocument, 'sha256' | 'saved'>

/**
 * The documents of visits. A document that has expired, and one of another visit, are as absent as one that never was,
 * also before they are swept away.
 *
 * Every method throws Problem `unavailable` when the store does not answer.
 */
export type VisitDocuments = {
  /** @throws Problem `conflict` when the visit has a document with this id */
  put(document: NewVisitDocument): Promise<VisitDocumentEntry>
  /** @throws Problem `unavailable` when the bytes are no longer those that were put */
  find(visitId: string, id: string, now: Date): Promise<VisitDocument | undefined>
  /** The latest first. */
  list(visitId: string, now: Date): Promise<readonly VisitDocumentEntry[]>
  /** Those of one person, by any of their keys; the latest first. */
  listOf(visitId: string, patients: readonly string[], now: Date): Promise<readonly VisitDocumentEntry[]>
  /** Keeps it beyond its expiry. @returns whether there was one to save */
  save(visitId: string, id: string, now: Date): Promise<boolean>
  /** Keeps what was said of what came or left, in place of what was said before. Without effect when there is no document. */
  noteVerdict(visitId: string, id: string, of: keyof Verdicts, verdict: KeptVerdict): Promise<void>
  /** Removes it, saved or not; without effect when there is none. */
  delete(visitId: string, id: string): Promise<void>
  /** Removes what has expired, of all visits. @returns how many */
  deleteExpired(now: Date): Promise<number>
}
