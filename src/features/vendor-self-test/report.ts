import type { Source } from '../national-services/index.ts'

/**
 * What came of a rule.
 *
 * - `kept`, `broken`: seen in calls, or declared by the vendor where only they can see it
 * - `not-tried`: nothing was seen that says either
 */
export type Verdict = 'kept' | 'broken' | 'not-tried'

/** Why a rule was not tried, or what broke it; its words are in `pages/texts.ts`. */
export type Because =
  | 'no-call'
  | 'not-asked'
  | 'no-call-after'
  | 'only-refused'
  | 'unattributed'
  | 'undeclared'
  | 'same-token'
  | 'same-proof'
  | 'too-early'
  | 'no-next-page'
  | 'no-status-first'
  | 'no-fetch-between'
  | 'elevated-after-block'
  | 'refused'
  | 'declared'
  | 'changes'
  | 'no-person'
  | 'no-earlier'
  | 'unanswered'
  | 'other-answer'
  | 'no-example'
  | 'in-the-way'

/** A call that a verdict rests on: nothing of whom it was about. */
export type Evidence = {
  /** ISO 8601. */
  readonly at: string
  readonly call: string
  readonly status?: number
  /** The service's own code, or what was expected. */
  readonly note?: string
}

/** One rule of the contract, and what came of it. */
export type Finding = {
  readonly rule: string
  /** The operation, header or parameter that it is about, where it is about one. */
  readonly about?: string
  readonly basis: Source
  readonly verdict: Verdict
  readonly because?: Because
  readonly evidence: readonly Evidence[]
}

/** Whose product was tried. */
export type Product = { readonly vendor: string; readonly name: string; readonly version: string }

/** What a vendor attaches to a self-declaration. */
export type Report = {
  readonly format: 'knutepunkt-self-test/1'
  readonly of: 'client' | 'endpoint'
  readonly product: Product
  readonly contract: {
    readonly service: string
    readonly title: string
    readonly version: string
    readonly format: string
    /** SHA-256 of the contract as OpenAPI: two reports with the same are about the same rules. */
    readonly digest: string
    readonly sources: readonly Source[]
  }
  /** The client's id, or the endpoint's address. */
  readonly tried: string
  readonly program: string
  /** ISO 8601. */
  readonly from: string
  /** Left out while the run is open. */
  readonly until?: string
  readonly findings: readonly Finding[]
}

/** How many rules came to what. */
export function countsOf(findings: readonly Finding[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict) => findings.filter((each) => each.verdict === verdict).length
  return { kept: count('kept'), broken: count('broken'), 'not-tried': count('not-tried') }
}
