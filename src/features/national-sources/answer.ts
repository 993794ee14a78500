import type { Held, SourceId } from './held.ts'

/**
 * Why a source has not answered:
 *
 * - `slow`: not within its deadline
 * - `down`: not reached, or it said that it is not available
 * - `refused`: it does not take our call: token, attest, form
 * - `sign-in`: there is nothing to get a token with: whoever asks must sign in again
 * - `unreadable`: an answer that does not keep the contract, or is about somebody else
 */
export type Because = 'slow' | 'down' | 'refused' | 'sign-in' | 'unreadable'

/** What asking one source came to. A source that failed is never one that has nothing. */
export type SourceAnswer<Content> =
  | {
      readonly kind: 'answered'
      readonly at: Date
      readonly held: Content
      /** A call or a page of several failed: what is held may be more than this. */
      readonly incomplete?: Because
    }
  | {
      readonly kind: 'failed'
      readonly at: Date
      readonly because: Because
      /** Not asked, since it has failed again and again: when it will be. */
      readonly restsUntil?: Date
    }
  | { readonly kind: 'not-connected' }

/** The answer of every source, by source. */
export type Answers = { readonly [Id in SourceId]: SourceAnswer<Held[Id]> }

/** The same, on their way: all are asked at once, each promise keeps its own deadline, and none is ever rejected. */
export type AnswersUnderWay = { readonly [Id in SourceId]: Promise<SourceAnswer<Held[Id]>> }
