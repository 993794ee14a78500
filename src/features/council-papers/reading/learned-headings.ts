import { startsRow } from './case-rows.ts'
import { parseCaseType } from './case-types.ts'
import { decides } from './councils.ts'
import type { HeadingKind } from './heading-names.ts'
import { type HeadingPlace, headingOf, looksLikeHeading } from './headings.ts'
import { labelOf } from './labels.ts'
import { bulletOf, type Line } from './lines.ts'
import { columnsOf } from './table-heads.ts'

/** Headings no list knows, by their words in small letters, and what they open in this document. */
export type LearnedHeadings = ReadonlyMap<string, HeadingKind>

const often = 2

type Vote = { readonly line: Line; readonly kind: HeadingKind }

/**
 * What a document's own headings mean, read from what stands under them: in minutes, a line with a colon that
 * introduces points in several cases heads inputs; in a paper without any listed heading for a proposal, a heading
 * above a sentence in which a council decides heads one. Never a decision: only words say that.
 */
export function learnedHeadings(lines: readonly Line[], place: HeadingPlace): LearnedHeadings {
  const known = new Set(lines.flatMap((line) => headingOf(line.raw, place)?.kind ?? []))
  const votes = lines.flatMap((line, at): readonly Vote[] => {
    const next = lines[at + 1]
    if (!next || !canBeHeading(lines, at, place)) return []
    if (place === 'minutes') return bulletOf(next.text) && line.text.endsWith(':') ? [{ line, kind: 'innspill' }] : []
    if (known.has('forslag-til-vedtak') || known.has('vedtak')) return []
    return decides(next.text) ? [{ line, kind: 'forslag-til-vedtak' }] : []
  })
  const counts = new Map<string, number>()
  for (const { line } of votes) counts.set(nameOf(line), (counts.get(nameOf(line)) ?? 0) + 1)
  const [first] = votes
  return new Map(
    votes
      .filter(
        ({ line, kind }) => (counts.get(nameOf(line)) ?? 0) >= often || (kind !== 'innspill' && line === first?.line),
      )
      .map(({ line, kind }) => [nameOf(line), kind]),
  )
}

/** The words of a heading, for looking it up. */
export function nameOf({ text }: Pick<Line, 'text'>): string {
  return text.replace(/:$/, '').trim().toLowerCase()
}

function canBeHeading(lines: readonly Line[], at: number, place: HeadingPlace): boolean {
  const line = lines[at]
  if (!line || !looksLikeHeading(line.text) || headingOf(line.raw, place) || startsRow(lines, at)) return false
  if (!line.afterBlank && !line.text.endsWith(':') && !line.indented) return false
  return !labelOf(line) && !columnsOf(line.text) && parseCaseType(line.text) === undefined
}
