import type { DocumentReading, Figure, PaperText } from '../reading.ts'
import { readFigures } from './figures.ts'
import { readGrants } from './grants.ts'
import { readTimelines } from './timelines.ts'

/**
 * What the tables and figures of any document say, whatever sort of paper it is.
 *
 * @param caseAt which case a line is about, as far as the reader of the document knows
 */
export function readTables(
  paper: PaperText,
  caseAt: (line: number) => Figure['case'] = () => undefined,
): Pick<DocumentReading, 'grants' | 'figures' | 'timelines' | 'flags'> {
  const { grants, flags } = readGrants(paper)
  const timelines = readTimelines(paper)
  return {
    grants,
    figures: readFigures(paper, caseAt),
    timelines: timelines.timelines,
    flags: [...flags, ...timelines.flags],
  }
}

/** What a reader of running text found, and what the tables of the document say besides. A table is something read. */
export function withTables(paper: PaperText, reading: DocumentReading): DocumentReading {
  const cases = reading.parts.flatMap((part) => part.cases)
  const tables = readTables(paper, (line) => {
    const about = cases.find(({ source: { lines } }) => lines[0] <= line && line <= lines[1])
    return about && { number: about.number, year: about.year }
  })
  const flags = tables.grants.length > 0 ? reading.flags.filter(({ kind }) => kind !== 'nothing-read') : reading.flags
  return { ...reading, ...tables, flags: [...flags, ...tables.flags] }
}
