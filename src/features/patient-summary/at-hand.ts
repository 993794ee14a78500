import type { SignedIn } from '../../protocols/gate/access.ts'
import type { KeptVerdict } from '../../validation/kept-verdict.ts'
import type { VisitDocument, VisitDocumentEntry, VisitDocuments } from './store.ts'

/** The documents a signed-in person has at hand: those of the visit, and those the person saved in any visit. */
export type DocumentsAtHand = {
  readonly find: (person: SignedIn, id: string, now: Date) => Promise<VisitDocument | undefined>
  readonly list: (person: SignedIn, now: Date) => Promise<readonly VisitDocumentEntry[]>
  /** Those about one patient, by any key of theirs. */
  readonly listOf: (person: SignedIn, patients: readonly string[], now: Date) => Promise<readonly VisitDocumentEntry[]>
  /** Moves it from the visit, which ends, to the person. Without effect when it was saved before. */
  readonly save: (person: SignedIn, document: VisitDocument, now: Date) => Promise<void>
  /** Keeps what was said of it as it came, wherever it is by now. */
  readonly noteReceived: (person: SignedIn, id: string, verdict: KeptVerdict) => Promise<void>
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
    list: async (person, now) =>
      together(await documents.list(person.visit, now), await documents.list(shelfOf(person), now)),
    listOf: async (person, patients, now) =>
      together(
        await documents.listOf(person.visit, patients, now),
        await documents.listOf(shelfOf(person), patients, now),
      ),
    async save(person, document, now) {
      const shelf = shelfOf(person)
      if (document.visitId === shelf) return
      const { sha256: _of, saved: _unsaved, ...arrived } = document
      const { id } = arrived
      const begun = await documents.find(shelf, id, now)
      if (!begun) await documents.put({ ...arrived, visitId: shelf })
      await documents.save(shelf, id, now)
      await documents.delete(document.visitId, id)
    },
    async noteReceived(person, id, verdict) {
      await documents.noteVerdict(person.visit, id, 'received', verdict)
      await documents.noteVerdict(shelfOf(person), id, 'received', verdict)
    },
    async delete(person, id) {
      await documents.delete(shelfOf(person), id)
      await documents.delete(person.visit, id)
    },
  }
}

function together(
  ofVisit: readonly VisitDocumentEntry[],
  onShelf: readonly VisitDocumentEntry[],
): readonly VisitDocumentEntry[] {
  return [...ofVisit, ...onShelf.filter(({ id, saved }) => saved && ofVisit.every((each) => each.id !== id))]
}

function savedOnly(document: VisitDocument | undefined): VisitDocument | undefined {
  return document?.saved ? document : undefined
}

/** No visit has such an id: theirs are random and without spaces. */
function shelfOf({ subject }: SignedIn): string {
  return `saved ${subject}`
}
