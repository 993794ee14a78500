import { createHash } from 'node:crypto'
import { renderReading } from '../../src/features/council-papers/reading/json.ts'
import { readPapers } from '../../src/features/council-papers/reading/read-papers.ts'
import type { PaperText } from '../../src/features/council-papers/reading/reading.ts'
import type { Paper } from './expected.ts'
import type { PapersJson } from './score.ts'

/** What the importer says of these papers, as `knutepunkt papers read --json` prints it: only what survives JSON counts. */
export function read(papers: readonly Paper[]): PapersJson {
  return JSON.parse(JSON.stringify(renderReading(readPapers(documentsOf(papers)))))
}

export function documentsOf(papers: readonly Paper[]): readonly PaperText[] {
  return papers.map(({ name, lines }) => ({
    name,
    lines,
    sha256: createHash('sha256').update(lines.join('\n')).digest('hex'),
  }))
}
