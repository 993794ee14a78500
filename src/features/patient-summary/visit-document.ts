import { createHash } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import type { NewVisitDocument, VisitDocument } from './store.ts'

/** The document as it is kept: hashed, and not saved beyond its expiry. */
export function received(document: NewVisitDocument): VisitDocument {
  const { id, visitId, source, bytes, receivedAt, expiresAt, verdicts, fetched, patient } = document
  const basis = { ...(fetched === undefined ? {} : { fetched }), ...(patient === undefined ? {} : { patient }) }
  return { id, visitId, source, ...basis, bytes, receivedAt, expiresAt, verdicts, sha256: sha256(bytes), saved: false }
}

/** Whether there is anything to show: a document is gone from the very moment of its expiry, unless it was saved. */
export function available(document: { readonly saved: boolean; readonly expiresAt: Date }, now: Date): boolean {
  return document.saved || now < document.expiresAt
}

/** The same document, whose bytes are those that came. @throws Problem `unavailable` when they are not */
export function unaltered(document: VisitDocument): VisitDocument {
  if (sha256(document.bytes) === document.sha256) return document
  throw new Problem('unavailable', 'document-altered', 'The kept document is not the one that was received')
}

/** @throws Problem `conflict` */
export function alreadyThere(cause?: unknown): never {
  throw new Problem('conflict', 'document-exists', 'The visit has a document with this id', {}, { cause })
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
