import {
  type DocumentReading,
  mergeReadings,
  type PaperText,
  type Reading,
  readPaper,
} from '../council-papers/index.ts'

/**
 * A reader with a memory: a paper is read once, and a set of papers is put together once, however often it is asked for.
 * Papers are known by their hash, so a memory is never wrong.
 *
 * @param mostPapers how many papers are remembered, and @param mostSets how many sets
 */
export function rememberingReader(mostPapers = 500, mostSets = 8): (papers: readonly PaperText[]) => Reading {
  const papersRead = new Map<string, DocumentReading>()
  const setsRead = new Map<string, Reading>()
  return (papers) => {
    const distinct = [...new Map(papers.toSorted(byHashThenName).map((paper) => [paper.sha256, paper])).values()]
    const key = distinct.map(nameOf).join('\n')
    return remembered(setsRead, key, mostSets, () =>
      mergeReadings(distinct.map((paper) => remembered(papersRead, nameOf(paper), mostPapers, () => readPaper(paper)))),
    )
  }
}

const nameOf = ({ sha256, name }: PaperText): string => `${sha256} ${name}`

function byHashThenName(one: PaperText, other: PaperText): number {
  return nameOf(one) < nameOf(other) ? -1 : nameOf(one) > nameOf(other) ? 1 : 0
}

/** What is remembered under a key, or made now; what was not asked for the longest is forgotten first. */
function remembered<Value>(memory: Map<string, Value>, key: string, most: number, make: () => Value): Value {
  const value = memory.get(key) ?? make()
  memory.delete(key)
  memory.set(key, value)
  const [oldest] = memory.keys()
  if (memory.size > most && oldest !== undefined) memory.delete(oldest)
  return value
}
