import type { SignedIn } from '../../protocols/gate/access.ts'
import type { VisitDocument, VisitDocumentEntry, VisitDocuments } from './store.ts'

/** The documents a signed-in person has at hand: those of the visit, and those the person saved in any visit. */
export type DocumentsAtHand = {
  readonly find: (person: SignedIn, id: string, now: Date) => Promise<VisitDocument | undefined>
  readonly list: (person: SignedIn, now: Date) => Promise<readonly VisitDocumentEntry[]>
  /** Moves it from the visit, which ends, to the person. Without effect when it was saved before. */
  readonly save: (person: SignedIn, document: VisitDocument, now: Date) => Promise<void>
  /** Removes it, wherever it is; without effect when there is none. */
  readonly delete: (person: SignedIn, id: string) => Promise<void>
}

/**
 * A visit takes its documents with it; what was saved must be found, and can be deleted, in the next one (issue 2,
 * item 15). So it is kept under the person in place of the visit.
 *
 * The visit and the person may be on different servers, so a save that is cut off leaves two copies. The visit's counts
 * until it is gone; saving again goes on where the first attempt stopped.
 */
export function documentsAtHand(documents: VisitDocuments): DocumentsAtHand {
  return {
    find: async (person, id, now) =>
      (await documents.find(person.visit, id, now)) ?? savedOnly(await documents.find(shelfOf(person), id, now)),
    async list(person, now) {
      const ofVisit = await documents.list(person.visit, now)
      const onShelf = (await documents.list(shelfOf(person), now)).filter(({ saved }) => saved)
      return [...ofVisit, ...onShelf.filter(({ id }) => ofVisit.every((each) => each.id !== id))]
    },
    async save(person, document, now) {
      const shelf = shelfOf(person)
      if (document.visitId === shelf) return
      const { id, source, bytes, receivedAt, expiresAt, verdicts } = document
      const begun = await documents.find(shelf, id, now)
      if (!begun) await documents.put({ id, visitId: shelf, source, bytes, receivedAt, expiresAt, verdicts })
      await documents.save(shelf, id, now)
      await documents.delete(document.visitId, id)
    },
    async delete(person, id) {
      await documents.delete(shelfOf(person), id)
      await documents.delete(person.visit, id)
    },
  }
}

function savedOnly(document: VisitDocument | undefined): VisitDocument | undefined {
  return document?.saved ? document : undefined
}

/** No visit has such an id: theirs are random and without spaces. */
function shelfOf({ subject }: SignedIn): string {
  return `saved ${subject}`
}
