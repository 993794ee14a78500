import type { CaseType, Source } from '../../council/index.ts'
import type { AgendaItemFound } from './agenda.ts'
import { type CaseNumber, sequenced } from './case-numbers.ts'
import type { CaseList, CaseRow } from './case-rows.ts'
import { parseCaseType, typeAtEnd, typeOfTitle } from './case-types.ts'
import { type HeadingPlace, headingOf } from './headings.ts'
import { readInputs } from './inputs.ts'
import { compact, type Line, said, sourceOf, startsInside, textOf } from './lines.ts'
import type { CaseSaid, InputSaid, PaperText, SectionSaid } from './reading.ts'
import { type Section, type SectionRules, sectionsOf } from './sections.ts'

/** Does a list tell of its cases, and not only name them? */
export function tellsOfCases(rows: readonly CaseRow[], rules: SectionRules): boolean {
  return rows.some(({ lines }) => sectionsOf(lines, rules).some(({ kind }) => kind !== 'annet' && kind !== 'vedlegg'))
}

/** What a list tells: its cases, and the items without a number that hold inputs. */
export type CaseListFound = { readonly cases: readonly CaseSaid[]; readonly open: readonly OpenItem[] }

/** An item without a number («Dagsaktuelt») under which members said something. */
export type OpenItem = {
  readonly title: string
  readonly inputs: readonly InputSaid[]
  /** The case it stands after; left out before the first. */
  readonly after?: number
  readonly source: Source
}

/** Reads a list that tells of its cases: the list of a notice with its proposals, or the body of minutes. */
export function readCaseList(
  paper: PaperText,
  { rows, lead }: CaseList,
  agenda: readonly AgendaItemFound[],
  rules: SectionRules,
): CaseListFound {
  const numbers = sequenced(rows.map(({ printed }) => printed))
  const found = rows.flatMap((row, at) => {
    const number = numbers[at]?.read
    if (!number) return []
    const [own, ...open] = splitOpen(row.lines, agenda, 1)
    const lines = own && own.lines.length > 0 ? own.lines : row.all
    return [{ said: readRow(paper, number, lines, agenda, rules), open: openItems(paper, open, rules, number.number) }]
  })
  const before = splitOpen(lead, agenda, 0).slice(1)
  return {
    cases: found.map(({ said: each }) => each),
    open: [...openItems(paper, before, rules), ...found.flatMap(({ open }) => open)],
  }
}

function readRow(
  paper: PaperText,
  number: CaseNumber,
  lines: readonly Line[],
  agenda: readonly AgendaItemFound[],
  rules: SectionRules,
): CaseSaid {
  const item = agenda.find((each) => each.number === number.number && each.year === number.year)
  const head = readRowHead(lines, item?.title, rules.place)
  const title = head.title && said(paper, head.titleLines, head.title)
  const type = head.type ?? (head.title ? typeOfTitle(head.title) : undefined)
  return {
    ...number,
    ...(title && { title }),
    ...(type && title && { type: { value: type, source: title.source } }),
    ...readSections(paper, sectionsOf(head.rest, rules)),
    questions: [],
    earlier: [],
    source: sourceOf(paper, lines),
  }
}

function openItems(
  paper: PaperText,
  stretches: readonly Stretch[],
  rules: SectionRules,
  after?: number,
): readonly OpenItem[] {
  return stretches.flatMap(({ title, lines }) => {
    const { inputs } = readSections(paper, sectionsOf(lines.slice(1), rules))
    const source = inputs.length > 0 && sourceOf(paper, lines)
    return source ? [{ title, inputs, ...(after !== undefined && { after }), source }] : []
  })
}

type Stretch = { readonly title: string; readonly lines: Line[] }

/**
 * The lines of a case, then those of each item without a number, its title first, before the next case.
 *
 * @param from the first line that may be the title of such an item: not the first of a case
 */
function splitOpen(lines: readonly Line[], agenda: readonly AgendaItemFound[], from: number): readonly Stretch[] {
  const titles = new Set(agenda.filter(({ kind }) => kind === 'open').map(({ title }) => title.toLowerCase()))
  const stretches: Stretch[] = [{ title: '', lines: [] }]
  lines.forEach((line, at) => {
    const { rest, type } = typeAtEnd(line.text)
    const opens = at >= from && (titles.has(rest.toLowerCase()) || type === 'apen' || /^dagsaktuelt$/i.test(rest))
    if (opens) stretches.push({ title: rest, lines: [line] })
    else stretches.at(-1)?.lines.push(line)
  })
  return stretches
}

type RowHead = {
  readonly title: string
  readonly titleLines: readonly Line[]
  readonly type?: CaseType
  readonly rest: readonly Line[]
}

/** Lines of the longest title. */
const longestTitle = 8

/** The title of a row ends at an empty line, at the next cell, or where the agenda's title for the case ends. */
function readRowHead(lines: readonly Line[], known: string | undefined, place: HeadingPlace): RowHead {
  let count = 0
  for (; count < Math.min(lines.length, longestTitle); count += 1) {
    const line = lines[count]
    const text = textOf(lines.slice(0, count))
    if (!line || (count > 0 && titleEnds(line, text, known))) break
  }
  const titleLines = lines.slice(0, count)
  const { rest: title, type } = typeAtEnd(textOf(titleLines))
  const next = lines[count]
  const cell = next && type === undefined && headingOf(next.raw, place) === undefined
  const typeAfter = cell ? parseCaseType(next.text) : undefined
  const found = type ?? typeAfter
  return { title, titleLines, ...(found && { type: found }), rest: lines.slice(typeAfter ? count + 1 : count) }
}

function titleEnds(line: Line, before: string, known: string | undefined): boolean {
  if (before === '') return false
  if (typeAtEnd(before).type !== undefined || (known !== undefined && compact(before) === compact(known))) return true
  return (line.afterBlank || line.indented) && !(startsInside(line.text) && line.text.length < 90)
}

/** What stands under a case's title. */
export type CaseBody = Pick<CaseSaid, 'sections' | 'attachments' | 'proposals' | 'decisions' | 'inputs'>

/** Sections as facts. A proposal is what a heading calls one; a decision is what a heading calls one. */
export function readSections(paper: PaperText, sections: readonly Section[]): CaseBody {
  const facts: { readonly [Fact in keyof CaseBody]: CaseBody[Fact][number][] } = {
    sections: [],
    attachments: [],
    proposals: [],
    decisions: [],
    inputs: [],
  }
  for (const { kind, heading, lines } of sections) {
    if (lines.length === 0) continue
    const text = said(paper, lines)
    if (kind === 'vedlegg') {
      if (!/^ingen\b/i.test(text.value)) facts.attachments.push(text)
    } else if (kind === 'vedtak' || kind === 'vedtak-oppdatert') facts.decisions.push({ kind, ...text })
    else if (kind === 'innspill') {
      const { inputs, after } = readInputs(paper, lines)
      facts.inputs.push(...inputs)
      if (after.length > 0) facts.sections.push(sectionSaid(paper, 'annet', '', after))
    } else {
      if (kind === 'forslag-til-vedtak') facts.proposals.push({ kind: 'forslag', ...text })
      if (kind === 'forslag-oppdatert') facts.proposals.push({ kind: 'forslag-oppdatert', ...text })
      if (kind !== 'tidligere-vedtak')
        facts.sections.push(
          sectionSaid(paper, kind === 'forslag-oppdatert' ? 'forslag-til-vedtak' : kind, heading ?? '', lines),
        )
    }
  }
  return facts
}

function sectionSaid(
  paper: PaperText,
  kind: SectionSaid['kind'],
  heading: string,
  lines: readonly Line[],
): SectionSaid {
  const { value, source } = said(paper, lines)
  return { kind, heading, text: value, source }
}
