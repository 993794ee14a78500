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
