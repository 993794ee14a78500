import { type CaseType, type CouncilCase, caseNumber, type Published } from '../../council/index.ts'
import { addresses } from '../addresses.ts'
import { decisionOf, proposalOf } from '../outcome.ts'
import type { OpenCouncils } from '../public-records.ts'
import type { Asked, SearchResult } from '../search/search-cases.ts'

/** A case as the search interface gives it. Missing values are null. */
export type ApiCase = {
  readonly id: string
  readonly council: string
  readonly year: number
  readonly number: number
  readonly title: string
  readonly type: CaseType | null
  readonly date: string | null
  readonly decision: string | null
  readonly proposal: string | null
  readonly url: string
}

/** What the search interface answers. */
export type ApiAnswer =
  | {
      readonly status: 200
      readonly body: {
        readonly query: string
        readonly total: number
        readonly page: number
        readonly pages: number
        readonly cases: readonly ApiCase[]
      }
    }
  | {
      readonly status: 409
      readonly body: { readonly code: 'ambiguous'; readonly message: string; readonly candidates: readonly ApiCase[] }
    }

/**
 * Cases for machines. A bare number that several councils have, asked without a council, is answered `ambiguous` with all
 * of them, and never with the first (acceptance A6).
 */
export function casesAnswer(asked: Asked, result: SearchResult, open: OpenCouncils, origin: string): ApiAnswer {
  const cases = result.hits.map(({ one }) => apiCase(one, open, origin))
  if (result.number && asked.council === undefined && cases.length > 1) {
    const message = `Several councils have a case ${caseNumber(result.number)}; say which with rad=`
    return { status: 409, body: { code: 'ambiguous', message, candidates: cases } }
  }
  const { total, page, pages } = result
  return { status: 200, body: { query: asked.query, total, page, pages, cases } }
}

function apiCase(one: Published<CouncilCase>, open: OpenCouncils, origin: string): ApiCase {
  const { id, council, year, number, title, type } = one
  return {
    id,
    council,
    year,
    number,
    title,
    type: type ?? null,
    date: open.meetingOf(one)?.date ?? null,
    decision: decisionOf(one)?.text ?? null,
    proposal: proposalOf(one)?.text ?? null,
    url: `${origin}${addresses.case(id)}`,
  }
}
