import { createHash } from 'node:crypto'
import type { HeldDocument } from '../national-sources/index.ts'

/** Names a document in an address: the same for the same document, and nothing that the source calls it. */
export function documentKey({ homeCommunityId, repositoryUniqueId, documentUniqueId }: HeldDocument['handle']): string {
  const named = JSON.stringify([homeCommunityId, repositoryUniqueId, documentUniqueId])
  return createHash('sha256').update(named).digest('base64url').slice(0, 22)
}
