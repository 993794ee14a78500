import { caseNumberAt } from './case-numbers.ts'
import { gapsOf, type Piece, piecesOf } from './cell-pieces.ts'
import { councilAt } from './councils.ts'
import { parseDate } from './dates.ts'
import { takeMeeting } from './earlier-meeting.ts'
import { takeTitle } from './earlier-title.ts'
import { flag } from './flags.ts'
import { isFinished, joinText, type Line, sourceOf } from './lines.ts'
import type { EarlierSaid, Flag, PaperText } from './reading.ts'
import { type Column, columnsOf } from './table-heads.ts'

/** The rows of a table «Vedtak fra tidligere behandlinger», and what is odd in them. */
export type EarlierTable = { readonly rows: readonly EarlierSaid[]; readonly flags: readonly Flag[] }

type Row = { readonly lines: readonly Line[]; readonly columns: readonly Column[] }

const everyColumn: readonly Column[] = ['number', 'council', 'date', 'title', 'decision']

/** Reads the rows under a heading «Vedtak fra tidligere behandlinger»; text before the first row is an introduction. */
export function readEarlierTable(paper: PaperText, lines: readonly Line[], where: string): EarlierTable {
  const rows = rowsOf(lines).flatMap((row) => readRow(paper, row, where) ?? [])
  return { rows: rows.map(({ row }) => row), flags: rows.flatMap(({ flags }) => flags) }
}

function rowsOf(lines: readonly Line[]): readonly Row[] {
  let columns = everyColumn
  const rows: { lines: Line[]; columns: readonly Column[] }[] = []
  let afterHead = false
  lines.forEach((line, at) => {
    const head = columnsOf(line.text)
    if (head) {
      columns = head
      afterHead = true
      return
    }
    const row = rows.at(-1)
    const number = row?.lines.length === 1 && endsInNumber(row.lines[0]) ? undefined : numberAt(lines, at)
    const free =
      line.afterBlank ||
      afterHead ||
      number?.rest === '' ||
      councilAt(joinText([number?.rest ?? '', lines[at + 1]?.text ?? ''])) !== undefined
    const starts = number !== undefined && (free || parseDate(number.rest.split(' ')[0] ?? '') !== undefined)
    afterHead = false
    if (starts) rows.push({ lines: [line], columns })
    else row?.lines.push(line)
  })
  return rows.map((row, at) => (at === rows.length - 1 ? { ...row, lines: withoutStray(row.lines) } : row))
}

/** What minutes say under the last item of their agenda. */
const nothingRaised = /^(?:det (?:kom|var|ble) )?(?:ikke )?ingen (?:meldte |innmeldte |andre |flere )?saker\b.{0,40}$/iu

/**
 * The last row ends with the table. What stands last in a document that was taken apart may be of another paper: the
 * last words of minutes, or a short paragraph that starts a page under a finished decision, in a row set in nowhere else.
 */
function withoutStray(lines: readonly Line[]): readonly Line[] {
  if (nothingRaised.test(lines.at(-1)?.text ?? '') && lines.length > 1) return lines.slice(0, -1)
  const at = lines.findLastIndex(({ raw }) => /^ \S/.test(raw))
  const [line, before] = [lines[at], lines[at - 1]]
  if (!line || !before || at < lines.length - 2 || !line.afterBlank || !isFinished(before.text)) return lines
  const alone = lines.slice(1, at).every(({ indented }) => !indented)
  return alone && /^\p{Lu}/u.test(line.text) ? lines.slice(0, at) : lines
}

/** Half a number, «47-», whose other half is on the next line. */
function endsInNumber(line: Line | undefined): boolean {
  return /^\d{1,3}\s*(?:[-–/]|[-–]\s*\d{1,3}\s*\/)$/.test(line?.text ?? '')
}

/** The number a line starts with, also when it goes on to the next one: «47-» + «48/24». */
function numberAt(lines: readonly Line[], at: number): ReturnType<typeof caseNumberAt> {
  const [line, next] = [lines[at], lines[at + 1]]
  if (!line) return undefined
  return (
    caseNumberAt(line.text) ?? (next && endsInNumber(line) ? caseNumberAt(joinText([line.text, next.text])) : undefined)
  )
}

type RowFound = { readonly row: EarlierSaid; readonly flags: readonly Flag[] }

function readRow(paper: PaperText, { lines, columns }: Row, where: string): RowFound | undefined {
  const source = sourceOf(paper, lines)
  const number = numberAt(lines, 0)
  if (!number) return undefined
  const inTwo = lines[0] !== undefined && caseNumberAt(lines[0].text) === undefined
  const first: Piece = { text: number.rest, afterBlank: false, afterGap: false }
  const own = number.rest === '' ? [] : gapsOf(lines[inTwo ? 1 : 0], first)
  const meeting = takeMeeting([...own, ...piecesOf(lines.slice(inTwo ? 2 : 1))], columns)
  const { title, decision } = takeTitle(meeting.rest, columns, meeting.council)
  const inferred = meeting.council === undefined ? councilAt(decision ?? '') : undefined
  const council = meeting.council ?? inferred?.council
  const label = number.label ?? number.number
  const row: EarlierSaid = {
    ...(council && { council }),
    year: number.year,
    number: label,
    ...(meeting.date && { date: meeting.date }),
    ...(title && { title }),
    ...(decision && { decision }),
    source,
  }
  const about = { where: `${where}, rad ${label}/${String(number.year).slice(-2)}`, sources: [source] }
  const flags: Flag[] = [...mixedCell(decision ?? '', about)]
  if (inferred) {
    const message = `Raden har ikke noe råd. Vedtaket nevner «${inferred.printed}».`
    flags.push(flag('council-inferred', { ...about, message, repair: inferred.council }))
  }
  if (meeting.misspelled) {
    const message = `«${meeting.misspelled}» er ikke navnet på et råd.`
    flags.push(flag('council-misspelled', { ...about, message, ...(council && { repair: council }) }))
  }
  if (number.label) {
    const message = `Raden gjelder flere saker: ${number.label}.`
    flags.push(flag('several-cases', { ...about, message, repair: 'Del raden i én rad for hver sak.' }))
  }
  return { row, flags }
}

function mixedCell(
  decision: string,
  about: { readonly where: string; readonly sources: EarlierSaid['source'][] },
): Flag[] {
  const quoted = /^«([^»]+)»\s+\S/.exec(decision)?.[1]
  if (quoted === undefined || !/\binnspill/i.test(decision.slice(quoted.length))) return []
  const message = 'Cellen har både et sitert vedtak og tekst fra innspillene.'
  return [flag('mixed-cell', { ...about, message, repair: `Vedtaket er det som står i anførselstegn: «${quoted}»` })]
}
