import { caseNumberAt } from './case-numbers.ts'
import { startsRow } from './case-rows.ts'
import { typeAtEnd } from './case-types.ts'
import { headingOf } from './headings.ts'
import { type LabelBlock, labelBlocks, labelOf } from './labels.ts'
import { bulletOf, compact, isFinished, isNumbered, type Line, startsInside, textOf } from './lines.ts'
import { columnsOf } from './table-heads.ts'

/** A stretch of a document that is one paper: notice, minutes or the paper of a case. */
export type Stretch = {
  readonly of: 'meeting' | 'paper'
  readonly lines: readonly Line[]
  /** The block of labels, by places in `lines`. Minutes without a head have none. */
  readonly block?: LabelBlock
}

/**
 * Splits a document into its papers. A paper is known by its block of labels; it starts at the title above the
 * block: the nearest one that reads like a title, is a title of the document's own lists, or heads a known section.
 */
export function stretchesOf(lines: readonly Line[]): readonly Stretch[] {
  const blocks = labelBlocks(lines)
  const titles = titlesIn(lines)
  const starts: { at: number; block?: LabelBlock; of: 'meeting' | 'paper' }[] = []
  let end = 0
  for (const block of blocks) {
    const at =
      block.of === 'meeting' ? meetingStart(lines, block.from, end) : paperStart(lines, block.from, end, titles)
    starts.push({ at, block, of: block.of })
    end = block.to + 1
  }
  const first = starts[0]?.at ?? lines.length
  if (lines.slice(0, first).some((_line, at) => startsRow(lines, at))) starts.unshift({ at: 0, of: 'meeting' })
  return starts.map(({ at, block, of }, index) => ({
    of,
    lines: lines.slice(at, starts[index + 1]?.at ?? lines.length),
    ...(block && { block: { ...block, from: block.from - at, to: block.to - at } }),
  }))
}

/** The titles of the document's lists of cases, by the words in them. */
function titlesIn(lines: readonly Line[]): ReadonlySet<string> {
  const titles = new Set<string>()
  lines.forEach((line, at) => {
    if (!startsRow(lines, at)) return
    const head = lines.slice(at, at + 4)
    const end = head.findIndex((each, index) => index > 0 && each.afterBlank)
    const title = caseNumberAt(textOf([line, ...head.slice(1, end < 0 ? head.length : end)]))?.rest ?? ''
    titles.add(bare(typeAtEnd(title).rest))
  })
  titles.delete('')
  return titles
}

function bare(text: string): string {
  return compact(text).slice(0, 60)
}

/** Up to four lines of title above the first label, the first of a page or of the document among them. */
function meetingStart(lines: readonly Line[], block: number, end: number): number {
  let at = block
  for (let back = 1; back <= 4 && block - back >= end; back += 1) {
    const line = lines[block - back]
    if (!line || isFinished(line.text) || caseNumberAt(line.text) || bulletOf(line.text) || isRowEnd(line)) break
    at = block - back
    if (line.indented && /møte|referat|protokoll|innkalling/i.test(line.text)) break
  }
  return at
}

function isRowEnd({ text }: Line): boolean {
  return typeAtEnd(text).type !== undefined || /\d[.:]\d{2}$/.test(text) || columnsOf(text) !== undefined
}

const enough = 4

/** The best title between the paper before and the block; the block itself when the title stands under it. */
function paperStart(lines: readonly Line[], block: number, end: number, titles: ReadonlySet<string>): number {
  let best = block
  let most = enough - 1
  for (let at = block - 1; at >= end; at -= 1) {
    const score = titleScore(lines, at, titles)
    if (score > most) {
      best = at
      most = score
    }
  }
  return best
}

/** How much a line looks like the first of a paper's title: 0 when it cannot be. */
function titleScore(lines: readonly Line[], at: number, titles: ReadonlySet<string>): number {
  const [line, before] = [lines[at], lines[at - 1]]
  if (!line || !isTitleLike(line) || startsRow(lines, at)) return 0
  const own = [1, 2, 3].some((count) => titles.has(bare(textOf(lines.slice(at, at + count)))))
  if (!own && !line.indented && !line.afterBlank) return 0
  const length = titleLength(lines, at)
  if (isSentence(textOf(lines.slice(at, at + length)))) return 0
  const next = lines[at + length]
  const heads = next !== undefined && (headingOf(next.raw, 'paper') !== undefined || labelOf(next) !== undefined)
  return (own ? 4 : 0) + (heads ? 3 : 0) + (line.indented ? 2 : 0) + (!before || isFinished(before.text) ? 1 : 0)
}

function isSentence(text: string): boolean {
  return text.length > 220 || /[.;:]$|[.!?]\s+\p{Lu}/u.test(text)
}

function isTitleLike({ raw, text }: Line): boolean {
  if (!/^[\p{Lu}\d«]/u.test(text) || text.length > 160 || /[.:;?]$/.test(text)) return false
  return !bulletOf(text) && !isNumbered(text) && !headingOf(raw, 'paper') && !labelOf({ text }) && !columnsOf(text)
}

/** How many lines a title has: one that fills its line goes on, as does one that stops in the middle. */
export function titleLength(lines: readonly Line[], at: number): number {
  let count = 1
  for (; count < 5; count += 1) {
    const [line, next] = [lines[at + count - 1], lines[at + count]]
    if (!line || !next || headingOf(next.raw, 'paper') || labelOf(next) || bulletOf(next.text) || isNumbered(next.text))
      break
    const unfinished = line.text.length >= 70 || /(?:[–,:-]|\b(?:og|i|for|av|til|på|med|om|ved))$/.test(line.text)
    if (!startsInside(next.text) && !unfinished) break
  }
  return count
}
