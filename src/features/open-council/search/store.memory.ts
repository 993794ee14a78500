import type { Question, Wanted } from './question.ts'
import { answers } from './question.ts'
import { parts, worth } from './rank.ts'
import type { SearchEntry, SearchStore } from './store.ts'

/** Searches what this process holds: for tests and the demo. */
export function memorySearch(): SearchStore {
  const entries = new Map<string, SearchEntry>()
  return {
    async replace(wanted) {
      entries.clear()
      for (const entry of wanted) entries.set(entry.id, entry)
    },
    async find(question, { offset, limit }) {
      const found = [...entries.values()]
        .filter((entry) => within(entry, question))
        .flatMap((entry) => {
          const rank = rankOf(entry, question)
          return rank === undefined ? [] : [{ entry, rank }]
        })
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

/** Undefined when a word is missing. */
function rankOf(entry: SearchEntry, { words }: Question): number | undefined {
  let rank = 0
  for (const word of words) {
    const best = worthOf(entry, word)
    if (best === 0) return undefined
    rank += best
  }
  return rank
}

function worthOf(entry: SearchEntry, word: Wanted): number {
  for (const part of parts) {
    let begins = false
    for (const term of entry[part]) {
      const how = answers(term, word)
      if (how === 'exactly') return worth[part].exactly
      begins ||= how === 'begins'
    }
    if (begins) return worth[part].begins
  }
  return 0
}

function newer(a: SearchEntry, b: SearchEntry): number {
  return compare(b.day, a.day) || b.number - a.number || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1
}
