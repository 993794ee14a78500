import type { HeadingKind } from './heading-names.ts'
import { type HeadingFound, type HeadingPlace, headingOf, kindByWords, looksLikeHeading } from './headings.ts'
import { type LearnedHeadings, nameOf } from './learned-headings.ts'
import { columnsOf } from './table-heads.ts'
import { isFinished, type Line, startsInside } from './lines.ts'

/** A heading and the lines under it. The lines before the first heading have none. */
export type Section = {
  readonly kind: HeadingKind
  readonly heading?: string
  readonly lines: readonly Line[]
}

/** How headings are told in the text at hand. */
export type SectionRules = {
  readonly place: HeadingPlace
  /**
   * Whether a line that looks like a heading is one though no list knows it. In the narrow columns of a list of
   * cases many lines look so, and only a colon tells.
   */
  readonly unlisted: 'by-look' | 'by-colon'
  /** What the document's own headings mean. */
  readonly learned: LearnedHeadings
}

const attachment = /^(?:vedlegg|utrykt vedlegg)\s+\d{1,2}\s?\p{Lu}?\s*[:.]?(?:\s|$)/iu
const noAttachment = /^ingen (?:toppnotat|vedlegg|saksnotat|notat)\b/i

type OpenSection = { kind: HeadingKind; heading?: string; lines: Line[] }

/** The sections of a stretch of text. A cell of attachments («Vedlegg 1: …») is a section that ends at an empty line. */
export function sectionsOf(lines: readonly Line[], rules: SectionRules): readonly Section[] {
  const sections: OpenSection[] = [{ kind: 'annet', lines: [] }]
  for (const [at, line] of lines.entries()) {
    const current = sections.at(-1) ?? { kind: 'annet', lines: [] }
    const opened = openedBy(lines, at, rules, current)
    if (opened) sections.push(opened)
    else current.lines.push(line)
  }
  return sections.filter((section) => section.lines.length > 0 || section.heading !== undefined)
}

/** The section a line opens, if it opens one. */
function openedBy(lines: readonly Line[], at: number, rules: SectionRules, current: Section): OpenSection | undefined {
  const line = lines[at]
  if (!line || (current.kind === 'tidligere-vedtak' && !endsTable(line))) return undefined
  if (rules.unlisted === 'by-look' && headsEarlier(line)) return { kind: 'tidligere-vedtak', lines: [line] }
  if (attachment.test(line.text) || noAttachment.test(line.text)) return { kind: 'vedlegg', lines: [line] }
  const found = headingAt(lines, at, rules, current)
  if (found) {
    const rest = found.rest === '' ? [] : [{ ...line, text: found.rest }]
    return { kind: found.kind, heading: found.heading, lines: rest }
  }
  const afterCell = current.kind === 'vedlegg' && current.heading === undefined && line.afterBlank
  return afterCell && !startsInside(line.text) ? { kind: 'annet', lines: [line] } : undefined
}

const afterTable: ReadonlySet<HeadingKind> = new Set([
  'hensikt',
  'bakgrunn',
  'droftingssporsmal',
  'videre-saksprosess',
  'forslag-til-vedtak',
])

/** Cells of a table look like headings; only a listed one, alone on its line, ends the table. */
function endsTable(line: Line): boolean {
  const found = line.afterBlank ? headingOf(line.raw, 'paper') : undefined
  return found !== undefined && found.rest === '' && afterTable.has(found.kind)
}

/** The head of a table of earlier decisions, whatever the heading above it is called. */
function headsEarlier(line: Line): boolean {
  const columns = columnsOf(line.text)
  return columns !== undefined && (columns.includes('decision') || columns.includes('council'))
}

function headingAt(
  lines: readonly Line[],
  at: number,
  { place, unlisted, learned }: SectionRules,
  current: Section,
): HeadingFound | undefined {
  const line = lines[at]
  const next = lines[at + 1]
  if (!line) return undefined
  const listed = headingOf(line.raw, place)
  if (listed) return isMidSentence(lines, at) && listed.rest === '' && !line.text.endsWith(':') ? undefined : listed
  const own = learned.get(nameOf(line))
  if (own) return { kind: own, heading: line.text.replace(/:$/, '').trim(), rest: '' }
  if (!looksLikeHeading(line.text) || (next && startsInside(next.text))) return undefined
  const kind = kindByWords(line.text, place)
  const found = { kind, heading: line.text.replace(/:$/, '').trim(), rest: '' }
  if (line.text.endsWith(':')) return kind === 'annet' && unlisted === 'by-colon' ? undefined : asIs(found, current)
  const standsAlone = line.afterBlank && (next?.afterBlank ?? false)
  if (unlisted === 'by-colon' || !standsAlone) return undefined
  const before = current.lines.at(-1)
  if (!before) return current.heading === undefined || kind !== 'annet' ? found : undefined
  return isFinished(before.text) || kind !== 'annet' ? found : undefined
}

/** «følgende:» inside a proposal or an input introduces points, it does not end the text. */
function asIs(found: HeadingFound, current: Section): HeadingFound | undefined {
  return found.kind === 'annet' && current.kind !== 'annet' ? undefined : found
}

/** A word of a sentence that happens to stand alone on its line. */
function isMidSentence(lines: readonly Line[], at: number): boolean {
  const [before, line, next] = [lines[at - 1], lines[at], lines[at + 1]]
  const broken =
    before !== undefined && !line?.afterBlank && !isFinished(before.text) && !headingOf(before.raw, 'paper')
  return broken && next !== undefined && startsInside(next.text)
}
