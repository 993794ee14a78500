import { caseNumberAt } from './case-numbers.ts'
import { councilAt, councilOf, findCouncil } from './councils.ts'
import { findDate, parseDate } from './dates.ts'
import { type Flag, type EarlierSaid, type PaperText } from './reading.ts'
import { flag } from './flags.ts'
import { isFinished, joinText, type Line, sourceOf, startsInside } from './lines.ts'
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

/**
 * The last row ends with the table: a short paragraph that starts a page under a finished decision, where no other
 * line of the row is set in, belongs to another paper.
 */
function withoutStray(lines: readonly Line[]): readonly Line[] {
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

/** Cells as extracted: the texts of a row with their breaks. */
type Piece = { readonly text: string; readonly afterBlank: boolean; readonly afterGap: boolean }

function readRow(
  paper: PaperText,
  { lines, columns }: Row,
  where: string,
): { row: EarlierSaid; flags: readonly Flag[] } | undefined {
  const source = sourceOf(paper, lines)
  const number = numberAt(lines, 0)
  if (!number) return undefined
  const twoLines = lines[0] !== undefined && caseNumberAt(lines[0].text) === undefined
  const pieces = piecesOf(lines.slice(twoLines ? 2 : 1))
  const first: Piece = { text: number?.rest ?? '', afterBlank: false, afterGap: false }
  const afterNumber = first.text === '' ? pieces : [...gapsOf(twoLines ? lines[1] : lines[0], first), ...pieces]
  const meeting = takeMeeting(afterNumber, columns)
  const cells = takeTitle(meeting.rest, columns, meeting.council)
  const inferred = meeting.council === undefined ? councilAt(cells.decision ?? '') : undefined
  const council = meeting.council ?? inferred?.council
  const label = number?.label
  const row: EarlierSaid = {
    ...(council && { council }),
    year: number?.year ?? 0,
    number: label ?? number?.number ?? 0,
    ...(meeting.date && { date: meeting.date }),
    ...(cells.title && { title: cells.title }),
    ...(cells.decision && { decision: cells.decision }),
    source,
  }
  const at = `${where}, rad ${label ?? number?.number}/${String(number?.year).slice(-2)}`
  const about = { where: at, sources: [source] }
  return {
    row,
    flags: [
      ...(inferred
        ? [
            flag('council-inferred', {
              ...about,
              message: `Raden har ikke noe råd. Vedtaket nevner «${inferred.printed}».`,
              repair: inferred.council,
            }),
          ]
        : []),
      ...(meeting.misspelled
        ? [
            flag('council-misspelled', {
              ...about,
              message: `«${meeting.misspelled}» er ikke navnet på et råd.`,
              ...(council && { repair: council }),
            }),
          ]
        : []),
      ...mixedCell(cells.decision ?? '', about),
      ...(label
        ? [
            flag('several-cases', {
              ...about,
              message: `Raden gjelder flere saker: ${label}.`,
              repair: 'Del raden i én rad for hver sak.',
            }),
          ]
        : []),
    ],
  }
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

/** The texts of lines, a line with wide gaps as several. */
function piecesOf(lines: readonly Line[]): readonly Piece[] {
  return lines.flatMap((line) => gapsOf(line, { text: line.text, afterBlank: line.afterBlank, afterGap: false }))
}

function gapsOf(line: Line | undefined, piece: Piece): readonly Piece[] {
  const parts = (line?.raw.trim() ?? '').split(/\s{2,}|\t/).map((part) => part.replace(/\*\*|<\/?b>/g, '').trim())
  if (parts.length < 2) return [piece]
  const joined = parts.join(' ')
  const skip = joined.length - piece.text.length
  if (skip < 0 || joined.slice(skip) !== piece.text) return [piece]
  let at = 0
  const kept = parts.flatMap((part) => {
    const from = at
    at += part.length + 1
    return at - 1 <= skip ? [] : [part.slice(Math.max(0, skip - from)).trim()]
  })
  return kept.map((text, index) => ({ text, afterBlank: index === 0 && piece.afterBlank, afterGap: index > 0 }))
}

type MeetingCell = {
  readonly council?: string
  readonly date?: string
  readonly misspelled?: string
  readonly rest: readonly Piece[]
}

const furthest = 5

/** Takes council and day off the front of a row's cells; either may be missing. */
function takeMeeting(pieces: readonly Piece[], columns: readonly Column[]): MeetingCell {
  const council = columns.includes('council') ? takeCouncil(pieces) : undefined
  const rest = council?.rest ?? pieces
  const found = takeDate(rest)
  // With the council already read, a day further on belongs to the title or the decision.
  const dated = found?.before !== undefined && (council || !columns.includes('council')) ? undefined : found
  if (council || !columns.includes('council'))
    return { ...council, ...(dated && { date: dated.date }), rest: dated?.rest ?? rest }
  if (dated?.before) return { council: councilOf(dated.before), date: dated.date, rest: dated.rest }
  if (dated) return { date: dated.date, rest: dated.rest }
  return takeUnknownCouncil(pieces, columns)
}

function takeCouncil(pieces: readonly Piece[]): (MeetingCell & { readonly council: string }) | undefined {
  let best: (MeetingCell & { readonly council: string }) | undefined
  let longest = 0
  for (let count = 1; count <= Math.min(furthest, pieces.length); count += 1) {
    const joined = joinText(pieces.slice(0, count).map(({ text }) => text))
    const found = councilAt(joined)
    const after = found && afterStart(pieces, count, joined, found.to)
    if (!found || !after || found.printed.length <= longest) continue
    longest = found.printed.length
    best = { council: found.council, rest: after, ...(found.misspelled && { misspelled: found.printed }) }
  }
  return best
}

function takeDate(
  pieces: readonly Piece[],
): { readonly date: string; readonly before?: string; readonly rest: readonly Piece[] } | undefined {
  for (let count = 1; count <= Math.min(furthest, pieces.length); count += 1) {
    const joined = joinText(pieces.slice(0, count).map(({ text }) => text))
    const found = findDate(joined)
    const next = pieces[count]
    // A longer date may end on the next line: «februar» + «2025», «14.11.» + «2024».
    if (!found || found.from > 70) continue
    const before = joined.slice(0, found.from).replace(/[\s,(–-]+$/, '')
    if (before !== '' && (!/^[\p{Lu}]/u.test(before) || before.length > 60 || /[.]/.test(before))) return undefined
    const end = found.to + (/^[).,\s]*/.exec(joined.slice(found.to))?.[0].length ?? 0)
    const rest = afterStart(pieces, count, joined, end)
    if (rest) return { date: found.date, ...(before !== '' && { before }), rest }
    if (!next) return undefined
  }
  return undefined
}

/** A council nobody knows, in a cell of its own: the text until the first break, when two more cells follow. */
function takeUnknownCouncil(pieces: readonly Piece[], columns: readonly Column[]): MeetingCell {
  const wanted = columns.filter((column) => column === 'title' || column === 'decision').length
  const chunks = chunksOf(pieces)
  const [first] = chunks
  if (!first || chunks.length <= wanted) return { rest: pieces }
  const name = joinText(first.map(({ text }) => text)).replace(/[,(]+$/, '')
  return name.length <= 60 ? { council: councilOf(name), rest: pieces.slice(first.length) } : { rest: pieces }
}

/** The pieces after the first `end` characters of the first `count` pieces joined; nothing when that cuts an earlier one. */
function afterStart(
  pieces: readonly Piece[],
  count: number,
  joined: string,
  end: number,
): readonly Piece[] | undefined {
  const last = pieces[count - 1]
  const left = joined.slice(end).replace(/^[\s,:)]+/, '')
  if (!last || left.length > last.text.length) return undefined
  return left === '' ? pieces.slice(count) : [{ ...last, text: left }, ...pieces.slice(count)]
}

/** Pieces between empty lines. What goes on in the middle of a sentence belongs to the chunk before it. */
function chunksOf(pieces: readonly Piece[]): readonly (readonly Piece[])[] {
  const chunks: Piece[][] = []
  for (const piece of pieces) {
    const chunk = chunks.at(-1)
    const before = chunk?.at(-1)
    const goesOn =
      before &&
      (!piece.afterBlank || startsInside(piece.text) || /(?:[–,-]|\b(?:og|i|for|av|til|på|med|om))$/.test(before.text))
    if (chunk && goesOn && !(piece.afterGap && chunks.length === 1)) chunk.push(piece)
    else chunks.push([piece])
  }
  return chunks
}

type Cells = { readonly title?: string; readonly decision?: string }

/** Tells the title of a row from its decision: by the break between the cells, else by how decisions start. */
function takeTitle(pieces: readonly Piece[], columns: readonly Column[], council: string | undefined): Cells {
  const all = joinText(pieces.map(({ text }) => text))
  if (all === '') return {}
  if (!columns.includes('title')) return { decision: all }
  if (!columns.includes('decision')) return { title: all }
  const chunks = chunksOf(pieces)
  const first = joinText((chunks[0] ?? []).map(({ text }) => text))
  if (chunks.length > 1 && !isFinished(first))
    return { title: first, decision: joinText(chunks.slice(1).flatMap((chunk) => chunk.map(({ text }) => text))) }
  const at = decisionStart(all, council)
  if (at !== undefined) return { title: all.slice(0, at).trim(), decision: all.slice(at).trim() }
  return isFinished(first) ? { decision: all } : { title: all }
}

const openings = /\s(?=(?:Saken|Sakene|Rådet|Utvalget|Styret|Innspill(?:ene)? (?:fra|tas)|Medlemmene)\s+\p{Ll})/u
const preposition = /\b(?:for|i|fra|til|av|og|om|med|på|ved|mellom|hos|under)$/i

/** Where in a text that holds both cells the decision starts. */
function decisionStart(text: string, council: string | undefined): number | undefined {
  const point = /\s1[.)]\s/.exec(text)?.index
  if (point !== undefined && point > 0) return point + 1
  const named = councilAsSubject(text, council)
  if (named !== undefined) return named
  const opening = openings.exec(text)?.index
  if (opening !== undefined && opening > 0) return opening + 1
  const quote = text.indexOf(' «')
  for (const found of text.slice(0, 200).matchAll(/\s(?=\p{Lu}\p{L}*\s+\p{Ll})/gu)) {
    if (found.index > 0 && !preposition.test(text.slice(0, found.index))) return found.index + 1
  }
  return quote > 0 ? quote + 1 : undefined
}

/** A council's name that a verb follows: «Fagrådet drøftet …», not «mandat for Fagrådet». */
function councilAsSubject(text: string, council: string | undefined): number | undefined {
  for (let from = 1; from < Math.min(text.length, 300); ) {
    const found = findCouncil(text.slice(from))
    if (!found) return undefined
    const at = from + found.from
    const after = text.slice(from + found.to)
    const subject = /^\s+\p{Ll}/u.test(after) && !/^\s+(?:og|i|for|med|til|fra)\s/.test(after)
    if (
      at > 1 &&
      subject &&
      !preposition.test(text.slice(0, at).trim()) &&
      (council === undefined || found.council === council || !found.misspelled)
    )
      return at
    from += found.to
  }
  return undefined
}
