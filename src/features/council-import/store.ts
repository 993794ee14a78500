import type { Act, CouncilId, RecordKind, Records } from '../council/index.ts'
import type { PaperFound } from '../council-papers/index.ts'

/** A paper that was imported, without its bytes. */
export type PaperSource = PaperFound & {
  /**
   * Whether anybody may open it, or only those who work with the councils. What only an internal paper says is in no
   * record: a record does not know which of its fields came from there, and would show them.
   */
  readonly visibility: 'public' | 'internal'
  /** Who brought it: the signed-in person's subject, or `import` from the command line. */
  readonly by: Act['by']
  readonly byName: string
  readonly receivedAt: Date
}

/**
 * What a person said of a fact. `withdrawn` takes back what was said before; `settled` is of a difference, `answered` of a
 * question that a paper leaves open, such as which council it is of; `internal` is of an input that is not for the public.
 */
export type Verdict = 'accepted' | 'corrected' | 'rejected' | 'internal' | 'settled' | 'answered' | 'withdrawn'

/** One thing said of one fact. The latest of a fact counts; the others are its history. */
export type Review = {
  readonly id: string
  /** See `facts.ts`. */
  readonly fact: string
  readonly verdict: Verdict
  /** Of a correction or an answer: what it should say. */
  readonly value?: string
  readonly reason?: string
  readonly by: string
  readonly byName: string
  readonly at: Date
}

/** A record as it follows from papers and reviews alone. */
export type Derived<Kind extends RecordKind = RecordKind> = {
  readonly [K in Kind]: {
    readonly kind: K
    readonly council: CouncilId
    readonly id: string
    readonly content: Records[K]
  }
}[Kind]

/** Where papers and reviews are kept. Memory and SQL pass one contract; all throw Problem `unavailable`. */
export type ImportStore = {
  /** Keeps all of them or none. One that is there already stays as it is, with who first brought it. */
  putPapers(papers: readonly (PaperSource & { readonly bytes: Uint8Array })[]): Promise<void>
  findPaper(sha256: string): Promise<PaperSource | undefined>
  /** The file as it came. */
  paperBytes(sha256: string): Promise<Uint8Array | undefined>
  /** All, by hash. */
  listPapers(): Promise<readonly PaperSource[]>
  /** What those that anybody may open are called, by hash; without their lines. */
  publicNames(): Promise<ReadonlyMap<string, string>>
  /** @returns whether there was one */
  setVisibility(sha256: string, visibility: PaperSource['visibility']): Promise<boolean>
  /** Takes papers away; without effect for those that are not there. */
  removePapers(sha256: readonly string[]): Promise<void>
  addReview(review: Review): Promise<void>
  /** All there ever were, in the order they were said. */
  listReviews(): Promise<readonly Review[]>
  /** What was last derived, as a note of which records are: what each said is in the change log. */
  listDerived(): Promise<readonly Derived[]>
  /** Keeps what is derived now, and forgets those that no longer are. */
  putDerived(put: readonly Derived[], forget: readonly Omit<Derived, 'content'>[]): Promise<void>
}
