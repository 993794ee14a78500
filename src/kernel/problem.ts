/** The six reasons to stop. Each protocol has one table from kind to its own answer. */
export type ProblemKind = 'invalid' | 'forbidden' | 'not-found' | 'conflict' | 'unsupported' | 'unavailable'

/** Where in the input something is wrong: an XPath, a form field, a file name. Never the value itself. */
export type Place = {
  readonly at?: string
  readonly line?: number
  readonly column?: number
}

/**
 * A reason to stop that a person or a calling system must be told.
 *
 * The message carries no personal data and never repeats the value that failed; `code` is stable and lets a page show
 * the message in the reader's own language.
 */
export class Problem extends Error {
  readonly kind: ProblemKind
  readonly code: string
  readonly place: Place

  constructor(kind: ProblemKind, code: string, message: string, place: Place = {}, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'Problem'
    this.kind = kind
    this.code = code
    this.place = place
  }
}
