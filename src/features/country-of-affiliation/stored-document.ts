import { createHash } from 'node:crypto'
import { Problem } from '../../kernel/problem.ts'
import type { StoredDocument } from './store.ts'

/** What a store keeps of a document that arrives: a copy of the bytes, with their size and hash (XDS metadata: SHA-1). */
export function withHash(document: Omit<StoredDocument, 'sha1' | 'size'>): StoredDocument {
  const bytes = Uint8Array.from(document.bytes)
  return { ...document, bytes, size: bytes.length, sha1: sha1(bytes) }
}

/** @throws Problem `unavailable` (`document-altered`) */
export function unaltered(document: StoredDocument): StoredDocument {
  if (sha1(document.bytes) !== document.sha1) {
    throw new Problem('unavailable', 'document-altered', 'A kept document is not what was kept')
  }
  return document
}

export function sha1(bytes: Uint8Array): string {
  return createHash('sha1').update(bytes).digest('hex')
}
