import { Problem } from '../../kernel/problem.ts'

/** One row: what a parameter is to the search. */
export type SearchParameter = {
  /** More than one of it: all must hold. */
  readonly repeats?: true
  /** Nothing is known here that it could be held against: whoever says it finds nothing, and is told why. */
  readonly unheld?: true
  /** As R4 has it; a token when left out. */
  readonly type?: 'date' | 'string' | 'reference'
}

/** Parameters about the answer, what they may say, and how it is read. */
const ofResult: Readonly<Record<string, RegExp>> = {
  _format: /./,
  _pretty: /^(true|false)$/,
  _count: /^\d{1,6}$/,
  _total: /^(none|estimate|accurate)$/,
  _sort: /^-?[\w-]+(,-?[\w-]+)*$/,
  _summary: /^(true|data|count|false)$/,
  _page: /^[1-9]\d{0,5}$/,
}

/** What of the answer is wanted. */
export type Shown = {
  /** How many at most on a page. */
  readonly count?: number
  /** From 1. */
  readonly page: number
  /** Only how many there are. */
  readonly counted: boolean
  /** `_summary` said that something may be left out. */
  readonly summarised: boolean
}

/** Characters of one value; parameters of one search. */
const longestValue = 256
const most = 24

/** The values of a search, by parameter. */
export type Search = {
  readonly all: (name: string) => readonly string[]
  readonly one: (name: string) => string | undefined
  readonly shown: Shown
  /** Of the parameters that were given, those that nothing is held against. */
  readonly unheld: readonly string[]
}

/**
 * Reads the parameters of a search, from address and form alike. One that we do not know is refused, also without
 * `Prefer: handling=strict`: a search for a person that passes over half of the question finds somebody else.
 *
 * @throws Problem `invalid`: `search-parameter` (unknown, or with a modifier), `search-value`
 * @see https://hl7.org/fhir/R4/search.html
 */
export function readSearch(
  sources: readonly URLSearchParams[],
  known: Readonly<Record<string, SearchParameter>>,
): Search {
  const given = sources.flatMap((source) => [...source])
  if (given.length > most) throw valueProblem()
  const values = new Map<string, string[]>()
  for (const [name, value] of given) {
    const row = Object.hasOwn(known, name) ? known[name] : undefined
    const form = Object.hasOwn(ofResult, name) ? ofResult[name] : undefined
    if (!row && !form)
      throw new Problem('invalid', 'search-parameter', 'A search parameter or modifier is not supported')
    const before = values.get(name) ?? []
    if (before.length > 0 && !row?.repeats) throw valueProblem(name)
    if (form && !form.test(value)) throw valueProblem(name)
    if (value === '' || value.length > longestValue || /\p{Cc}/u.test(value)) throw valueProblem(name)
    values.set(name, [...before, value])
  }
  const all = (name: string) => values.get(name) ?? []
  const one = (name: string) => all(name)[0]
  return { all, one, shown: shownOf(one), unheld: [...values.keys()].filter((name) => known[name]?.unheld) }
}

function shownOf(one: Search['one']): Shown {
  const [count, summary] = [one('_count'), one('_summary') ?? 'false']
  return {
    ...(count === undefined ? {} : { count: Number(count) }),
    page: Number(one('_page') ?? 1),
    counted: summary === 'count' || Number(count) === 0,
    summarised: summary === 'true' || summary === 'data',
  }
}

/** What a value of type token says: `system|code`, `|code` or `code`. */
export type Token = { readonly system?: string; readonly code: string }

/** The alternatives of a value; commas, bars and backslashes may be escaped. @throws Problem `search-value` */
export function tokensOf(value: string, name: string): readonly Token[] {
  return splitAt(value, ',').map((each) => {
    const [one = '', two, three] = splitAt(each, '|')
    if (three !== undefined) throw valueProblem(name)
    const code = unescaped(two ?? one)
    if (code === '') throw valueProblem(name)
    return two === undefined || one === '' ? { code } : { system: unescaped(one), code }
  })
}

/** @param name of the parameter, which is ours and not the value that failed */
export function valueProblem(name?: string): Problem {
  const place = name === undefined ? {} : { at: name }
  return new Problem('invalid', 'search-value', 'The value of a search parameter cannot be read', place)
}

function splitAt(value: string, mark: ',' | '|'): readonly string[] {
  const parts = ['']
  for (const [piece] of value.matchAll(/\\[\s\S]|[\s\S]/gu)) {
    if (piece === mark) parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\s\S])/gu, '$1')
}
