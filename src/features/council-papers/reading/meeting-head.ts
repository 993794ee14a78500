import type { CouncilId } from '../../council/index.ts'
import { councilOf, findCouncil } from './councils.ts'
import { clocksIn, findDate } from './dates.ts'
import { type LabelKind, labelOf } from './labels.ts'
import { joinText, type Line, said, textOf } from './lines.ts'
import { readPeople, readSubstitutes } from './people.ts'
import type { PaperText, Part, PeopleSaid, Said } from './reading.ts'

/** What the head of a notice or of minutes says. */
export type MeetingHead = PeopleSaid & Pick<Part, 'kind' | 'council' | 'date' | 'number' | 'from' | 'to' | 'place'>

type Cell = { readonly kind: LabelKind; readonly label: string; readonly lines: Line[] }

const minutes = /\b(?:referat|møtereferat|protokoll|møteprotokoll|møtebok)\b/i
const meetingWord = /\b(?:møte|møtet|referat|protokoll|innkalling|møteinnkalling|møtereferat|sakliste|saksliste)\b/i
const titleWords =
  /^(?:(?:innkalling|møteinnkalling|møtereferat|referat|møteprotokoll|protokoll|sakliste|saksliste|dagsorden|agenda|møtet|møte|til|fra|i|for|med|av|ordinært|ekstraordinært|digitalt)(?![\p{L}\d])|\s)+/iu

/** Reads the head: a title, then cells with a label first. Labels may come in any order and any may be missing. */
export function readMeetingHead(paper: PaperText, lines: readonly Line[]): MeetingHead {
  const firstLabel = lines.findIndex((line) => labelOf(line) !== undefined)
  const title = lines.slice(0, firstLabel < 0 ? 4 : Math.min(firstLabel, 6))
  const cells = cellsOf(firstLabel < 0 ? [] : lines.slice(firstLabel))
  const linesOf = (kind: LabelKind): readonly Line[] =>
    cells.filter((cell) => cell.kind === kind).flatMap((cell) => cell.lines)
  const council = readCouncil(paper, title)
  const number = readNumber(paper, [...linesOf('meeting'), ...title])
  const date = readDay(paper, linesOf('date')) ?? readDay(paper, title)
  const [from, to] = clocksIn(textOf([...linesOf('time'), ...linesOf('date')]))
  const place = linesOf('place')
  return {
    kind: minutes.test(textOf(title)) ? 'referat' : 'innkalling',
    ...(council && { council }),
    ...(date && { date }),
    ...(number && { number }),
    ...(from && { from }),
    ...(to && { to }),
    ...(place.length > 0 && { place: said(paper, place) }),
    members: readPeople(paper, linesOf('members')),
    absent: readPeople(paper, linesOf('absent')),
    substitutes: readSubstitutes(paper, linesOf('substitutes')),
    others: cells
      .filter((cell) => cell.kind === 'others')
      .flatMap((cell) => readPeople(paper, cell.lines, isOffice(cell.label) ? cell.label : undefined)),
  }
}

function cellsOf(lines: readonly Line[]): readonly Cell[] {
  const organisations = organisationsIn(lines)
  const cells: Cell[] = []
  let half: Line | undefined
  lines.forEach((line, at) => {
    const next = lines[at + 1]
    const label = labelOf(line)
    const named = organisationAt(half ? joinText([half.text, line.text]) : line.text, organisations)
    if (label)
      cells.push({
        kind: label.kind,
        label: label.label,
        lines: label.value === '' ? [] : [{ ...line, text: label.value }],
      })
    else if (named) cells.push({ kind: 'others', label: named.label, lines: [{ ...line, text: named.value }] })
    else if (next && line.text.endsWith('-') && organisationAt(joinText([line.text, next.text]), organisations)) {
      half = line
      return
    } else cells.at(-1)?.lines.push(line)
    half = undefined
  })
  return stacked(cells)
}

/** A label that is an organisation, not a part people play. */
function isOffice(label: string): boolean {
  return !/^(?:sekretariat|fra |andre|øvrige|også|observatør|gjest|innleder|referent|møteleder|administrasjon)/i.test(
    label,
  )
}

/** The organisations of the people in a head, as printed in brackets. */
function organisationsIn(lines: readonly Line[]): readonly string[] {
  const text = textOf(lines)
  return [...new Set([...text.matchAll(/\(([^()]{3,60})\)/g)].map(([, name = '']) => name))]
}

/** An organisation as a label of its people («Direktoratet Kari Nordmann»), also broken over two lines. */
function organisationAt(
  text: string,
  organisations: readonly string[],
): { readonly label: string; readonly value: string } | undefined {
  for (const label of organisations) {
    const broken = text.slice(0, label.length + 1).replace('-', '') === label
    const length = text.startsWith(label) ? label.length : broken ? label.length + 1 : 0
    const value = text.slice(length).trim()
    if (length > 0 && /^\p{Lu}[\p{L}.'-]+(?:\s+\p{Lu}[\p{L}.'-]+)+$/u.test(value)) return { label, value }
  }
  return undefined
}

/** Labels printed one after the other before their values: «Dato», «Tid», «12. februar 2026», «Kl. 10.00». */
function stacked(cells: readonly Cell[]): readonly Cell[] {
  return cells.map((cell, at) => {
    if (cell.lines.length > 0 || (cell.kind !== 'date' && cell.kind !== 'time')) return cell
    const fits =
      cell.kind === 'date'
        ? (line: Line) => findDate(line.text) !== undefined
        : (line: Line) => clocksIn(line.text).length > 0
    const value = cells
      .slice(at + 1)
      .flatMap(({ lines }) => lines)
      .find(fits)
    return value ? { ...cell, lines: [value] } : cell
  })
}

/** The council a title names: a known one anywhere in it, else what is left without the words of every title. */
function readCouncil(paper: PaperText, title: readonly Line[]): Said<CouncilId> | undefined {
  const [first] = title
  if (!first) return undefined
  const text = textOf(title)
  const known = findCouncil(text)
  if (!known && !meetingWord.test(text)) return undefined
  const bracketed = /\([^()]{2,60}\)/.exec(text)
  const name = (bracketed ? text.slice(0, bracketed.index + bracketed[0].length) : text)
    .replace(titleWords, '')
    .replace(/(?:\s*[,–-])?\s*(?:\d{1,2}[./]|\d{4}-|nr\.?\s*\d|(?:møte\s+)?\d{1,2}\/\d{2,4}).*$/i, '')
    .trim()
  const council = name === '' ? known?.council : councilOf(name)
  return council === undefined || council === '' ? undefined : { value: council, source: said(paper, title).source }
}

function readDay(paper: PaperText, lines: readonly Line[]): Said | undefined {
  if (lines.length === 0) return undefined
  const found = findDate(textOf(lines))
  return found ? { value: found.date, source: said(paper, lines).source } : undefined
}

function readNumber(paper: PaperText, lines: readonly Line[]): Said | undefined {
  for (const line of lines) {
    const found = /(?:^|møte\s+(?:nr\.?\s*)?)(\d{1,2})\s*[/-]\s*(\d{4}|\d{2})(?!\d|[./-]\d)/i.exec(line.text)
    if (found) return said(paper, [line], `${found[1]}/${found[2]}`)
  }
  return undefined
}
