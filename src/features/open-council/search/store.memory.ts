import type { Question, Wanted } from './question.ts'
import { indexedTerms, markedTerm, worthOfMention, worths } from './rank.ts'
import type { SearchEntry, SearchStore } from './store.ts'

const mention = { part: 'all', how: 'begins', worth: worthOfMention } as const

/** Searches what this process holds: for tests and the demo. */
export function memorySearch(): SearchStore {
  let entries: readonly SearchEntry[] = []
  /** By term, marked with its part. */
  let standing = new Map<string, SearchEntry[]>()
  let vocabulary: readonly string[] = []

  const begun = ({ exact, beginning }: Wanted): readonly string[] =>
    beginning === undefined ? exact : [...exact, ...vocabulary.filter((term) => term.startsWith(beginning))]

  /** How much the word is worth in each case that has it. */
  const worthOf = (word: Wanted): ReadonlyMap<SearchEntry, number> => {
    const terms = { exactly: word.exact, begins: begun(word) }
    const found = new Map<SearchEntry, number>()
    for (const { part, how, worth } of [...worths, mention]) {
      for (const term of terms[how]) {
        for (const entry of standing.get(markedTerm[part](term)) ?? []) {
          if (worth > (found.get(entry) ?? 0)) found.set(entry, worth)
        }
      }
    }
    return found
  }

  return {
    async replace(wanted) {
      entries = [...wanted]
      standing = new Map()
      for (const entry of entries) {
        for (const term of indexedTerms(entry)) {
          const there = standing.get(term)
          if (there) there.push(entry)
          else standing.set(term, [entry])
        }
      }
      vocabulary = [...new Set(entries.flatMap(({ all }) => all))]
    },
    async find(question, { offset, limit }) {
      const worth = question.words.map(worthOf)
      const found = entries
        .filter((entry) => within(entry, question) && worth.every((each) => each.has(entry)))
        .map((entry) => ({ entry, rank: worth.reduce((sum, each) => sum + (each.get(entry) ?? 0), 0) }))
        .sort((a, b) => b.rank - a.rank || newer(a.entry, b.entry))
      return { total: found.length, ids: found.slice(offset, offset + limit).map(({ entry }) => entry.id) }
    },
  }
}

function within(entry: SearchEntry, { council, year, type, decided, number }: Question): boolean {
  if (number && (entry.number !== number.number || entry.year !== number.year)) return false
  return (
    (council === undefined || entry.council === council) &&
    (year === undefined || entry.year === year) &&
    (type === undefined || entry.type === type) &&
    (decided === undefined || entry.decided)
  )
}

function newer(a: SearchEntry, b: SearchEntry): number {
  return compare(b.day, a.day) || b.number - a.number || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
