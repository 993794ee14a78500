import type { Json } from '../../standards/fhir/json.ts'
import type { NationalService } from '../national-services/index.ts'
import type { Asking } from './national-sources.ts'
import type { Question } from './request-of.ts'

/** A refusal that says that the person has decided something, or what they are: it looks as if nothing were held. */
export type Silence = {
  readonly status: number
  /** Whatever the code when left out. */
  readonly code?: string
}

/** A question with what it was answered: a page, or several. One that met silence, or failed, is not among the answers. */
export type Answered = { readonly question: Question; readonly pages: readonly Json[] }

/** One source: what is asked, and how its answers are read. Nothing here knows of networks. */
export type Source<Content> = {
  readonly service: NationalService
  /** Rights of the token: of what each operation takes, the least. */
  readonly scopes: readonly string[]
  /** All that is asked at once. The same whatever the person has decided: nothing asks for a status first. */
  readonly questions: (asking: Asking, now: Date) => readonly Question[]
  /** What is asked once those are answered. */
  readonly further?: (answers: readonly Answered[]) => readonly Question[]
  /** How a further page is asked for; left out where answers come whole. */
  readonly paging?: 'skip' | 'page'
  readonly silences?: readonly Silence[]
  /** It has a ground that opens what the person has restricted, in an emergency. */
  readonly opens?: true
  /**
   * What the answers hold.
   *
   * @throws Problem `source-unreadable`: an answer does not keep the contract, or is about somebody else
   */
  readonly read: (answers: readonly Answered[], asking: Asking) => Content
}

/** All pages that one operation was answered with. */
export function pagesOf(answers: readonly Answered[], operation: string): readonly Json[] {
  return answers.filter(({ question }) => question.operation === operation).flatMap(({ pages }) => pages)
}
