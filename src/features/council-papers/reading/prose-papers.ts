import { readCasePaper } from './case-paper.ts'
import { flag } from './flags.ts'
import { labelBlocks } from './labels.ts'
import { type Line, linesOf } from './lines.ts'
import { readMeetingPaper } from './meeting-paper.ts'
import { noiseIn } from './noise.ts'
import { stretchesOf } from './paper-parts.ts'
import type { DocumentReading, Flag, PaperText } from './reading.ts'
import { columnsOf } from './table-heads.ts'
import { withWholeHeadings } from './whole-headings.ts'

/**
 * Reads a document that is surely running text: it has the labels of a notice, of minutes or of a case paper, or two
 * lists of cases, one that names them and one that tells of them. Nothing for all others, slides among them.
 */
export function readSureProse(paper: PaperText): DocumentReading | undefined {
  const lines = linesOf(paper.lines)
  const labelled = labelBlocks(lines).some(({ from, to }) => to - from >= 2)
  const lists = lines.filter(({ text }) => {
    const columns = columnsOf(text)
    return columns?.includes('title') && !columns.includes('presenter')
  })
  return labelled || lists.length >= 2 ? readProse(paper) : undefined
}

/** Reads a document of running text: notices, minutes and case papers, one after the other in any order. */
export function readProse(paper: PaperText): DocumentReading {
  const lines = withWholeHeadings(linesOf(paper.lines))
  const stretches = stretchesOf(lines)
  const meetings = new Map(
    stretches.flatMap((each) => (each.of === 'meeting' ? [[each, readMeetingPaper(paper, each)]] : [])),
  )
  const agenda = [...meetings.values()].flatMap(({ part }) => part.cases)
  const read = stretches.map((stretch) => meetings.get(stretch) ?? readCasePaper(paper, stretch, agenda))
  const found = read.filter(({ part, flags }) => part.cases.length > 0 || flags.length > 0 || part.kind !== 'toppnotat')
  const parts = found.map(({ part }) => part).filter(({ kind, cases }) => kind !== 'toppnotat' || cases.length > 0)
  const nothing = parts.every(({ cases }) => cases.length === 0)
  return {
    document: paper.sha256,
    name: paper.name,
    parts,
    grants: [],
    figures: [],
    timelines: [],
    flags: [...found.flatMap(({ flags }) => flags), ...(nothing ? [nothingRead(paper, lines)] : templateDates(paper))],
  }
}

function nothingRead(paper: PaperText, lines: readonly Line[]): Flag {
  const last = lines.at(-1)?.number ?? 1
  return flag('nothing-read', {
    where: `dokument ${paper.sha256.slice(0, 12)}`,
    message: 'Fant ingen saker i dokumentet: det er verken innkalling, referat, saksnotat eller presentasjon.',
    sources: [{ document: paper.sha256, lines: [1, last] }],
  })
}

/** A weekday and a date alone on a line: left over from a template, or the day of printing. Never the meeting's. */
function templateDates(paper: PaperText): readonly Flag[] {
  return [...noiseIn(paper.lines)].flatMap(([number, kind]) => {
    if (kind !== 'template-date') return []
    const message = `Linjen «${(paper.lines[number - 1] ?? '').trim()}» står igjen fra en mal. Den er ikke brukt som dato.`
    return [
      flag('template-leftover', {
        where: 'møte',
        message,
        sources: [{ document: paper.sha256, lines: [number, number] }],
      }),
    ]
  })
}
