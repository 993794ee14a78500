import type { CaseType, CouncilCase, CouncilId, Published } from '../../council/index.ts'
import { type BareNumber, namedNumberIn } from '../case-number.ts'
import { decisionOf, proposalOf } from '../outcome.ts'
import type { OpenCouncils } from '../public-records.ts'
import { shownTexts } from './entry.ts'
import { mostWords, type Question, questionOf } from './question.ts'
import { marked, type Piece, snippetOf } from './snippet.ts'
import { spellingsOf } from './spellings.ts'
import type { SearchStore } from './store.ts'

/** What was asked, as it stands in an address. */
export type Asked = {
  readonly query: string
  readonly council?: string
  readonly year?: number
  readonly type?: CaseType
  readonly decided?: true
  readonly page: number
}

/** One case that was found, and why. */
export type Hit = {
  readonly one: Published<CouncilCase>
  readonly title: readonly Piece[]
  /** Where the words stand in what was decided, or else proposed. */
  readonly outcome?: readonly Piece[]
  /** Where they stand elsewhere, when they do not stand there. */
  readonly snippet?: readonly Piece[]
}

/** A page of what was found. */
export type SearchResult = {
  readonly hits: readonly Hit[]
  readonly total: number
  readonly page: number
  readonly pages: number
  /** The question was a number: these are the cases of that number in all councils. */
  readonly number?: BareNumber
  /** The council that was asked for, by its name or as a limit. */
  readonly council?: CouncilId
  /** That council has no case of this number; these are those of the others. */
  readonly elsewhere?: readonly Published<CouncilCase>[]
  /** The question with Norwegian letters, when that finds something and the question as written does not. */
  readonly suggestion?: string
  /** No case has all the words; these have some of them. */
  readonly someWords?: true
}

const perPage = 20

const types: readonly string[] = ['godkjenning', 'orientering', 'drofting', 'apen', 'eventuelt']

/** Reads a question from an address. What makes no sense is not a limit. */
export function askedIn(query: URLSearchParams): Asked {
  const year = /^\d{4}$/.exec(query.get('ar') ?? '')?.[0]
  const page = /^[1-9]\d{0,3}$/.exec(query.get('side') ?? '')?.[0]
  const type = query.get('type') ?? ''
  const council = query.get('rad') ?? ''
  return {
    query: (query.get('q') ?? '').trim().slice(0, 200),
    ...(council === '' ? {} : { council }),
    ...(year === undefined ? {} : { year: Number(year) }),
    ...(types.includes(type) ? { type: type as CaseType } : {}), // one of the words just listed
    ...(query.get('vedtak') === 'ja' ? { decided: true as const } : {}),
    page: Number(page ?? 1),
  }
}

/** Whether there is anything to look for. */
export function asksSomething({ query, council, year, type, decided }: Asked): boolean {
  return query !== '' || council !== undefined || year !== undefined || type !== undefined || decided !== undefined
}

/**
 * Finds cases, and says why each is there. What the index knows and the public may not see any more is not shown: the
 * records themselves are asked.
 */
export async function searchCases(search: SearchStore, open: OpenCouncils, asked: Asked): Promise<SearchResult> {
  const { query, page, ...limits } = asked
  const named = namedNumberIn(query, open.councils)
  const question = named ? questionOf(named.number, { ...limits, council: named.council }) : questionOf(query, limits)
  const part = { offset: (page - 1) * perPage, limit: perPage }
  const found = await search.find(question, part)
  const result = resultOf(found, open, question, page)
  if (found.total > 0) return result
  if (question.number && question.council !== undefined) {
    const { council: _, ...anyCouncil } = question
    const { ids } = await search.find(anyCouncil, part)
    return { ...result, elsewhere: ids.flatMap((id) => open.case(id) ?? []) }
  }
  const suggestion = await respelled(search, question, query)
  const suggested = suggestion !== undefined && { suggestion }
  if (question.words.length > 1) {
    const some = await findSome(search, question)
    if (some.total > 0) return { ...resultOf(some, open, question, 1), ...suggested, someWords: true, pages: 1 }
  }
  return { ...result, ...suggested }
}

/** The question with each word that finds nothing as it may be meant; undefined when none of them finds anything. */
async function respelled(search: SearchStore, { words: _, ...limits }: Question, query: string) {
  const finds = async (word: string) => (await search.find(questionOf(word, limits), { offset: 0, limit: 1 })).total > 0
  const said = query.split(/\s+/).slice(0, mostWords)
  const meant = await Promise.all(
    said.map(async (word) => {
      if (await finds(word)) return word
      for (const spelling of spellingsOf(word)) if (await finds(spelling)) return spelling
      return word
    }),
  )
  return meant.every((word, n) => word === said[n]) ? undefined : meant.join(' ')
}

type FoundIds = Awaited<ReturnType<SearchStore['find']>>

/** The first cases of each word alone, those of several words first. */
async function findSome(search: SearchStore, question: Question): Promise<FoundIds> {
  const part = { offset: 0, limit: perPage }
  const found = await Promise.all(question.words.map((word) => search.find({ ...question, words: [word] }, part)))
  const times = new Map<string, number>()
  for (const id of found.flatMap(({ ids }) => ids)) times.set(id, (times.get(id) ?? 0) + 1)
  const ids = [...times].toSorted(([, a], [, b]) => b - a).map(([id]) => id)
  return { ids: ids.slice(0, perPage), total: Math.min(ids.length, perPage) }
}

function resultOf({ ids, total }: FoundIds, open: OpenCouncils, question: Question, page: number): SearchResult {
  const { words, number, council } = question
  const hits = ids.flatMap((id) => {
    const one = open.case(id)
    if (one === undefined) return []
    const told = decisionOf(one) ?? one.quoted[0] ?? proposalOf(one)
    const outcome = told && snippetOf([told.text], words)
    const snippet = outcome ? undefined : snippetOf(shownTexts(one), words)
    return [{ one, title: marked(one.title, words), ...(outcome && { outcome }), ...(snippet && { snippet }) }]
  })
  const pages = Math.max(1, Math.ceil(total / perPage))
  return { hits, total, page, pages, ...(number && { number }), ...(council !== undefined && { council }) }
}
