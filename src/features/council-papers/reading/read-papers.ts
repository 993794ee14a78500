import { mergeReadings } from './merge.ts'
import { readProse, readSureProse } from './prose-papers.ts'
import { readDeck } from './slides/read-deck.ts'
import { withTables } from './tables/read-tables.ts'
import type { DocumentReading, PaperText, Reading } from './reading.ts'

/** Readers in the order they are asked; the first that knows the document reads it. A new format is a line here. */
const readers: readonly ((paper: PaperText) => DocumentReading | undefined)[] = [sureProseWithTables, readDeck]

/** What one document says, before it meets the others. */
export function readPaper(paper: PaperText): DocumentReading {
  // Letters may come apart from their rings and strokes; all words here are looked for in one piece.
  const composed = { ...paper, lines: paper.lines.map((line) => line.normalize('NFC')) }
  for (const read of readers) {
    const found = read(composed)
    if (found) return found
  }
  return withTables(composed, readProse(composed))
}

function sureProseWithTables(paper: PaperText): DocumentReading | undefined {
  const prose = readSureProse(paper)
  return prose && withTables(paper, prose)
}

/**
 * What a set of documents says together. The order of the documents, and documents given twice, make no difference:
 * the reading is a function of the set of their SHA-256.
 */
export function readPapers(papers: readonly PaperText[]): Reading {
  const bySha = new Map([...papers].sort(byNameThenSha).map((paper) => [paper.sha256, paper]))
  return mergeReadings([...bySha.values()].map(readPaper))
}

/** So that of two names of the same bytes always the same one is kept. */
function byNameThenSha(one: PaperText, other: PaperText): number {
  const key = ({ name, sha256 }: PaperText): string => `${sha256}\n${name}`
  return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0
}
