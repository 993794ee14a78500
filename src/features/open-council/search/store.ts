import type { CaseId, CaseType, CouncilId } from '../../council/index.ts'
import type { Question } from './question.ts'

/** What is known of a case to find it by. Made of a published case only. */
export type SearchEntry = {
  readonly council: CouncilId
  readonly id: CaseId
  readonly year: number
  readonly number: number
  readonly type: CaseType | undefined
  readonly decided: boolean
  /** Of the meeting, `YYYY-MM-DD`; of a case without one the first day of its year. */
  readonly day: string
  /** Terms of titles; of proposals and decisions; of all its text. Each term once. */
  readonly title: readonly string[]
  readonly outcome: readonly string[]
  readonly all: readonly string[]
  /** Another one whenever something above is. */
  readonly hash: string
}

/** What was found, in order, and how much there is in all. */
export type Found = { readonly ids: readonly CaseId[]; readonly total: number }

/** The part of what is found that is wanted. */
export type Part = { readonly offset: number; readonly limit: number }

/** Finds cases by words. Memory and SQL pass one contract and give the same order. */
export type SearchStore = {
  /** Makes what is searched exactly these: changed ones are put anew, others taken out. */
  replace(entries: readonly SearchEntry[]): Promise<void>
  /**
   * Cases that hold every word, within the limits; the best first (`rank.ts`), of equals the newest.
   * A question that is a number is answered with that number in every council, the newest name first.
   */
  find(question: Question, part: Part): Promise<Found>
}
