import { bareNumberIn, type BareNumber } from '../case-number.ts'
import type { CaseType, CouncilId } from '../../council/index.ts'
import { fold, stem, termsOf } from './words.ts'

/** One word of a question: what it finds exactly, and what it may begin. */
export type Wanted = {
  /** Any of these is the word itself. */
  readonly exact: readonly string[]
  /** What a longer word, often a compound, may begin with; undefined for words too short to tell. */
  readonly beginning: string | undefined
}

/** What a person asks, read once. */
export type Question = {
  /** A case number and nothing else: it is looked up, not searched for. */
  readonly number?: BareNumber
  /** Every word must be found. */
  readonly words: readonly Wanted[]
  readonly council?: CouncilId
  readonly year?: number
  readonly type?: CaseType
  readonly decided?: true
}

/** Fewer letters begin too many words: «sak» would find «saker» and «sakte». */
const shortestBeginning = 4

/** A question of more words than this is a text; the rest is not asked for. */
export const mostWords = 6

/** Reads what was asked. @param limits council, year, type and whether decided */
export function questionOf(query: string, limits: Omit<Question, 'number' | 'words'> = {}): Question {
  const number = bareNumberIn(query)
  return { ...limits, ...(number ? { number } : {}), words: number ? [] : wantedIn(query) }
}

function wantedIn(query: string): readonly Wanted[] {
  const written = [...query.matchAll(/[\p{L}\p{N}]+(?:[-/.][\p{L}\p{N}]+)*/gu)].map(([found]) => found)
  return written
    .filter((each) => termsOf(each).length > 0)
    .slice(0, mostWords)
    .map((each) => {
      const folded = fold(each)
      const whole = folded.includes('/') || folded.includes('.') ? folded : folded.replaceAll('-', '')
      const shortest = stem(whole)
      return {
        exact: [...new Set([folded, whole, shortest])],
        beginning: shortest.length >= shortestBeginning ? shortest : undefined,
      }
    })
}

/** Whether a term of a text answers a word of the question, and how well. */
export function answers(term: string, { exact, beginning }: Wanted): 'exactly' | 'begins' | undefined {
  if (exact.includes(term)) return 'exactly'
  return beginning !== undefined && term.startsWith(beginning) ? 'begins' : undefined
}
