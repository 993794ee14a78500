import {
  type DocumentReading,
  isLong,
  mergeReadings,
  type PaperText,
  type Reading,
  readPaper,
  readPaperApart,
} from '../council-papers/index.ts'

/** How papers are read. */
export type PaperReader = {
  /** Reads any number of papers together. */
  readonly read: (papers: readonly PaperText[]) => Reading
  /**
   * Reads a paper beforehand where that could take long, without keeping anybody else waiting.
   *
   * @throws Problem `paper-too-slow`
   */
  readonly prepare?: (paper: PaperText) => Promise<void>
}

/**
 * A reader with a memory: a paper is read once, and a set of papers is put together once, however often it is asked for.
 * Papers are known by their hash, so a memory is never wrong.
 *
 * @param mostPapers how many papers are remembered, and @param mostSets how many sets
 */
export function rememberingReader(mostPapers = 500, mostSets = 8): Required<PaperReader> {
  const papersRead = new Map<string, DocumentReading>()
  const setsRead = new Map<string, Reading>()
  const read: PaperReader['read'] = (papers) => {
    const distinct = [...new Map(papers.toSorted(byHashThenName).map((paper) => [paper.sha256, paper])).values()]
    const key = distinct.map(nameOf).join('\n')
    return remembered(setsRead, key, mostSets, () =>
      mergeReadings(distinct.map((paper) => remembered(papersRead, nameOf(paper), mostPapers, () => readPaper(paper)))),
    )
  }
  const prepare = async (paper: PaperText) => {
    if (papersRead.has(nameOf(paper)) || !isLong(paper)) return
    const found = await readPaperApart(paper)
    remembered(papersRead, nameOf(paper), mostPapers, () => found)
  }
  return { read, prepare }
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
