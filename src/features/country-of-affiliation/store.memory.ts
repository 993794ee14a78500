import type { RegisteredPerson } from './registered-person.ts'
import type { AffiliationStore, StoredDocument, SubmissionFromAbroad } from './store.ts'
import { unaltered, withHash } from './stored-document.ts'
import { sameIdentifier } from '../../standards/myhealth-eu/instance-identifier.ts'

/** Keeps people and documents in this process. */
export function memoryAffiliationStore(): AffiliationStore {
  const people = new Map<string, RegisteredPerson>()
  const documents = new Map<string, StoredDocument>()
  const submissions = new Map<string, SubmissionFromAbroad>()
  const key = (person: string, id: string) => JSON.stringify([person, id])
  return {
    async register(person) {
      people.set(person.key, person)
    },
    async carrying(identifier) {
      return [...people.values()].filter(({ traits }) =>
        traits.identifiers.some((own) => sameIdentifier(own, identifier)),
      )
    },
    async keep(document) {
      documents.set(key(document.person, document.uniqueId), withHash(document))
    },
    async documentsOf(person) {
      return [...documents.values()]
        .filter((document) => document.person === person)
        .map(({ bytes: _unread, ...entry }) => entry)
        .toSorted((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || (a.uniqueId < b.uniqueId ? -1 : 1))
    },
    async document(person, uniqueId) {
      const found = documents.get(key(person, uniqueId))
      return found && unaltered({ ...found, bytes: Uint8Array.from(found.bytes) })
    },
    async submitted(submission) {
      return submissions.get(submissionKey(submission))?.bytes
    },
    async receive(submission) {
      const kept = submissions.get(submissionKey(submission))
      if (kept) return Buffer.compare(kept.bytes, submission.bytes) === 0 ? 'known' : 'different'
      submissions.set(submissionKey(submission), { ...submission, bytes: Uint8Array.from(submission.bytes) })
      return 'kept'
    },
  }
}

function submissionKey({
  person,
  country,
  classCode,
  uniqueId,
}: Pick<SubmissionFromAbroad, 'person' | 'country' | 'classCode' | 'uniqueId'>): string {
  return JSON.stringify([person, country, classCode, uniqueId])
}
