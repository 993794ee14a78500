import type { SignedIn } from '../../protocols/gate/access.ts'
import type { Answers, AnswersUnderWay, SourceAnswer } from './answer.ts'
import type { HeldDocument, RegisteredPerson, SourceId } from './held.ts'

/** Who asks about whom, and why. */
export type Asking = {
  readonly reader: SignedIn
  /**
   * Whom it is about. The number goes in headers and bodies alone; Sentral forskrivningsmodul wants name and address beside
   * it, and is told that they are not known where they are left out.
   */
  readonly patient: Pick<RegisteredPerson, 'number' | 'formerNumbers' | 'name' | 'address' | 'born'>
  /**
   * On what ground, as the professional has stated it: no need of consent, consent, or an emergency. It is said to the
   * sources that want one, and opens nothing that the person has closed.
   */
  readonly basis: 'UNNTAK' | 'SAMTYKKE' | 'AKUTT'
  /** Id of the local decision this rests on: the opened record. One id, one attest. */
  readonly decision: string
  /**
   * An emergency was opened for this person, with a reason and a record of it: sources that have a ground which opens what
   * the person has restricted are asked on it, with the emergency as the decision (Regulation (EU) 2025/327, Art. 11(5);
   * decision 0038). The others are asked as always.
   */
  readonly emergency?: { readonly decision: string }
}

/** Bytes of a document. */
export type DocumentBytes = { readonly type: string; readonly bytes: Uint8Array }

/** The national sources as one who treats a patient asks them. No promise of theirs is ever rejected. */
export type NationalSources = {
  /** Every source at once, or those named; the others are `not-connected`. */
  readonly ask: (asking: Asking, only?: readonly SourceId[]) => AnswersUnderWay
  /** Who has the number; undefined: nobody. To be asked first, since the others want to know. */
  readonly findPerson: (asking: Asking) => Promise<SourceAnswer<RegisteredPerson | undefined>>
  /** A document that the list of documents has named; undefined: there is none, or it is kept back. */
  readonly openDocument: (
    asking: Asking,
    handle: HeldDocument['handle'],
  ) => Promise<SourceAnswer<DocumentBytes | undefined>>
}

/** Waits for all of them: as long as the slowest source may take. */
export async function settled(underWay: AnswersUnderWay): Promise<Answers> {
  const entries = Object.entries(underWay).map(async ([id, answer]) => [id, await answer] as const)
  // The same keys, each with what its promise came to.
  return Object.fromEntries(await Promise.all(entries)) as Answers
}
