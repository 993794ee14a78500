import type { VisitDocument, VisitDocumentEntry, VisitDocuments } from './store.ts'
import { alreadyThere, available, received, unaltered } from './visit-document.ts'

/** Keeps documents for as long as the process lives: for tests. */
export function memoryVisitDocuments(): VisitDocuments {
  const kept = new Map<string, VisitDocument>()
  const keyOf = (visitId: string, id: string) => JSON.stringify([visitId, id])
  const find = (visitId: string, id: string, now: Date) => {
    const document = kept.get(keyOf(visitId, id))
    return document !== undefined && available(document, now) ? document : undefined
  }
  const listed = (visitId: string, now: Date) =>
    [...kept.values()]
      .filter((document) => document.visitId === visitId && available(document, now))
      .sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime() || (a.id < b.id ? -1 : 1))
      .map(entryOf)
  return {
    async put(arrived) {
      const key = keyOf(arrived.visitId, arrived.id)
      if (kept.has(key)) alreadyThere()
      const document = received({ ...arrived, bytes: Uint8Array.from(arrived.bytes) })
      kept.set(key, document)
      return entryOf(document)
    },
    async find(visitId, id, now) {
      const document = find(visitId, id, now)
      return document && unaltered({ ...document, bytes: Uint8Array.from(document.bytes) })
    },
    list: async (visitId, now) => listed(visitId, now),
    listOf: async (visitId, patients, now) =>
      listed(visitId, now).filter(({ patient }) => patient !== undefined && patients.includes(patient)),
    async save(visitId, id, now) {
      const document = find(visitId, id, now)
      if (document !== undefined) kept.set(keyOf(visitId, id), { ...document, saved: true })
      return document !== undefined
    },
    async noteVerdict(visitId, id, of, verdict) {
      const document = kept.get(keyOf(visitId, id))
      if (!document) return
      kept.set(keyOf(visitId, id), { ...document, verdicts: { ...document.verdicts, [of]: verdict } })
    },
    async delete(visitId, id) {
      kept.delete(keyOf(visitId, id))
    },
    async deleteExpired(now) {
      const expired = [...kept].filter(([, document]) => !available(document, now))
      for (const [key] of expired) kept.delete(key)
      return expired.length
    },
  }
}

function entryOf({ bytes, ...entry }: VisitDocument): VisitDocumentEntry {
  return entry
}
