import type { Source } from '../../council/index.ts'
import { type CaseNumber, caseNumberAt, fullYear, renderCaseNumber } from './case-numbers.ts'
import { readSections } from './case-list.ts'
import { councilOf, decidingCouncil, findCouncil } from './councils.ts'
import { readEarlierTable } from './earlier-table.ts'
import { bulletOf, compact, isNumbered, type Line, said, sourceOf, textOf } from './lines.ts'
import { learnedHeadings } from './learned-headings.ts'
import { type PaperBlock, readPaperBlock } from './paper-block.ts'
import { type Stretch, titleLength } from './paper-parts.ts'
import type { CaseSaid, Flag, PaperText, Part, Said } from './reading.ts'
import { type Section, sectionsOf } from './sections.ts'
import { flag } from './flags.ts'

/** A case paper (toppnotat) read: its part of the document, and what is odd in it. */
export type CasePaperFound = { readonly part: Part; readonly flags: readonly Flag[] }

/**
 * Reads the paper of one case: title, block of labels, sections, table of earlier decisions.
 *
 * @param agenda cases of the document's lists: a paper without a number goes by its title there
 */
export function readCasePaper(paper: PaperText, stretch: Stretch, agenda: readonly CaseSaid[]): CasePaperFound {
  const block = stretch.block && readPaperBlock(paper, stretch.lines, stretch.block)
  const lines = stretch.lines.filter(({ number }) => !block?.lines.has(number))
  const { title, number: inTitle, rest } = readTitle(paper, lines)
  const listed = block?.number || inTitle ? undefined : agenda.find((each) => title && hasTitle(each, title.value))
  const number = block?.number?.value ?? inTitle ?? (listed && { number: listed.number, year: listed.year })
  const source = sourceOf(paper, stretch.lines)
  const part = partSaid(block, source)
  if (!number) {
    const message = 'Saksnotatet har ikke noe saksnummer, så ingenting fra det er tatt inn.'
    return { part, flags: [flag('number-missing', { where: title?.value ?? 'saksnotat', message, sources: [source] })] }
  }
  const sections = sectionsOf(rest, { place: 'paper', unlisted: 'by-look', learned: learnedHeadings(rest, 'paper') })
  const { earlier, flags } = readEarlier(paper, sections, number)
  const one: CaseSaid = {
    ...number,
    ...(title && { title }),
    ...(block?.type && { type: block.type }),
    ...(block?.owner && { owner: block.owner }),
    ...(block?.handler && { handler: block.handler }),
    ...readSections(paper, sections),
    questions: sections
      .filter(({ kind }) => kind === 'droftingssporsmal')
      .flatMap(({ lines: each }) => questionsOf(paper, each)),
    earlier,
    source,
  }
  return { part: { ...part, cases: [one] }, flags: listed ? [...flags, numberFromList(number, source)] : flags }
}

/** What the block of labels says of the meeting that the paper is for. */
function partSaid(block: PaperBlock | undefined, source: Source): Part {
  const council = findCouncil(block?.to?.value ?? '')
  return {
    kind: 'toppnotat',
    source,
    ...(council && block?.to && { council: { value: council.council, source: block.to.source } }),
    ...(block?.date && { date: block.date }),
    ...meetingNumber(block?.to),
    members: [],
    absent: [],
    substitutes: [],
    others: [],
    memberChanges: [],
    agenda: [],
    cases: [],
  }
}

function numberFromList(number: CaseNumber, source: Source): Flag {
  return flag('number-missing', {
    where: `sak ${renderCaseNumber(number)}`,
    message: 'Saksnotatet har ikke noe saksnummer. Nummeret er lest av tittelen i sakslisten.',
    repair: renderCaseNumber(number),
    sources: [source],
  })
}

/** The same title but for marks and blanks, in any of its printed forms. */
function hasTitle({ title, otherTitles }: CaseSaid, wanted: string): boolean {
  return [title, ...(otherTitles ?? [])].some((each) => each && compact(each.value) === compact(wanted))
}

function meetingNumber(to: Said | undefined): Pick<Part, 'number'> {
  const found = /\b(\d{1,2})\/(\d{4}|\d{2})\b/.exec(to?.value ?? '')
  return found && to ? { number: { value: `${found[1]}/${fullYear(found[2] ?? '')}`, source: to.source } } : {}
}

function readTitle(
  paper: PaperText,
  lines: readonly Line[],
): { title?: Said; number?: CaseNumber; rest: readonly Line[] } {
  const count = lines.length === 0 ? 0 : titleLength(lines, 0)
  const head = lines.slice(0, count)
  const printed = textOf(head).replace(/^(?:toppnotat|saksnotat|notat|saksfremlegg|saksframlegg)\s*[:–-]\s*/i, '')
  const numbered = caseNumberAt(printed)
  const text = numbered && numbered.rest !== '' ? numbered.rest : printed
  return {
    ...(text !== '' && { title: said(paper, head, text) }),
    ...(numbered && { number: { number: numbered.number, year: numbered.year } }),
    rest: lines.slice(count),
  }
}

function readEarlier(
  paper: PaperText,
  sections: readonly Section[],
  { number, year }: CaseNumber,
): { earlier: CaseSaid['earlier']; flags: readonly Flag[] } {
  const tables = sections
    .filter(({ kind }) => kind === 'tidligere-vedtak')
    .map(({ lines }) => readEarlierTable(paper, lines, `sak ${renderCaseNumber({ number, year })}`))
  return { earlier: tables.flatMap(({ rows }) => rows), flags: tables.flatMap(({ flags }) => flags) }
}

/** One question for each point; without points, the text as one. */
function questionsOf(paper: PaperText, lines: readonly Line[]): readonly Said[] {
  const groups: Line[][] = []
  for (const line of lines) {
    const group = groups.at(-1)
    const bullet = bulletOf(line.text)
    if (bullet) groups.push([{ ...line, text: bullet.rest }])
    else if (isNumbered(line.text) || !group) groups.push([line])
    else group.push(line)
  }
  return groups.map((group) => said(paper, group))
}

/** The one council that the proposals and decisions of a part speak of as their subject; a hint, not a fact. */
export function councilHint({ cases }: Part): string | undefined {
  const subjects = cases
    .flatMap(({ proposals, decisions }) => [...proposals, ...decisions])
    .flatMap(({ value }) => decidingCouncil(value) ?? [])
    .map(councilOf)
  return new Set(subjects).size === 1 ? subjects[0] : undefined
}
