import { caseNumberAt } from '../case-numbers.ts'
import type { HeadingKind } from '../heading-names.ts'
import { bulletOf, isFinished } from '../lines.ts'
import { isBreak } from './boxes.ts'
import { deckHeadingOf, isDecision, isOutcome } from './deck-headings.ts'
import type { SlideLine } from './deck-lines.ts'
import { isCaseTitle, type Slide } from './slides.ts'

/** A part of a slide under a heading that means something to a case. `body` is never empty. */
export type SlideSection = {
  readonly kind: HeadingKind
  readonly heading: SlideLine
  readonly body: readonly SlideLine[]
}

/**
 * The sections of the slides of one case. A section ends with its slide: at the next heading, at a box that opens after
 * it began, at a break of the meeting. On some slides the extraction puts the heading last; then what stands before it
 * is the body.
 */
export function sectionsOf(slides: readonly Slide[], markdown: boolean, acts: RegExp): readonly SlideSection[] {
  const together = !markdown && runTogether(slides)
  return slides.flatMap(({ lines }, index) => {
    const heads = lines.flatMap((line, at) => {
      const found = isHeadingPlace(lines, at) ? deckHeadingOf(line) : undefined
      return found &&
        (!isDecision(found.kind) || isWholeSlide(lines, at) || (together && acts.test(lines[at + 1]?.text ?? '')))
        ? [{ ...found, at }]
        : []
    })
    return heads.flatMap(({ kind, at, rest }, order) => {
      const heading = lines[at]
      const below = lines.slice(at + 1, heads[order + 1]?.at)
      const inline = heading && rest !== '' ? [{ ...heading, text: rest, heading: false }] : []
      const after = bodyAfter([...inline, ...below], markdown)
      const above = lines.slice((heads[order - 1]?.at ?? -1) + 1, at)
      // In Markdown the heading begins a slide, so what the extraction put before it ends the one above.
      const earlier = markdown && at === 0 && isOutcome(kind) ? lastBox(slides[index - 1]) : []
      const next = isOutcome(kind) && at === lines.length - 1 ? actOf(slides[index + 1], acts) : []
      const before = isOutcome(kind) && together ? fromAct(bodyBefore(above), acts) : bodyBefore(above)
      const body = [after, next, before, earlier].find((found) => found.length > 0)
      return heading && body ? [{ kind, heading, body }] : []
    })
  })
}

/** «Vedtak» in the middle of a slide is the head of a column; it says what was decided only where it heads the slide. */
function isWholeSlide(lines: readonly SlideLine[], at: number): boolean {
  const below = lines[at + 1]
  if (below && /^\d/.test(below.text) && caseNumberAt(below.text)) return false
  return at === 0 || at === lines.length - 1 || (at === 1 && isCaseTitle(lines[0]?.text ?? ''))
}

/** Nothing but boxes parts the lines of these slides: several slides may have run together into one. */
function runTogether(slides: readonly Slide[]): boolean {
  return slides.every(({ lines }) => lines.every(({ gap }) => gap <= 1))
}

/** What the council does and all after it, where the lines say so; all of them where they do not. */
function fromAct(lines: readonly SlideLine[], acts: RegExp): readonly SlideLine[] {
  const first = lines.findIndex(({ text }) => acts.test(text))
  return first < 0 ? lines : lines.slice(first)
}

/** A slide that begins with what the council does, for a heading that was parted from it. */
function actOf(slide: Slide | undefined, acts: RegExp): readonly SlideLine[] {
  const lines = slide?.lines ?? []
  const headed = lines.some((line) => isOutcome(deckHeadingOf(line)?.kind))
  return lines[0] && acts.test(lines[0].text) && !headed ? bodyAfter(lines, true) : []
}

/** The points that end a slide, when points do. */
function lastBox(slide: Slide | undefined): readonly SlideLine[] {
  const lines = slide?.lines ?? []
  const from = lines.findLastIndex((line, at) => at > 0 && (line.heading || line.gap >= 2))
  const box = from < 0 ? [] : lines.slice(from)
  const [first] = box
  return first && bulletOf(first.text) && !box.some(endsBody) ? box : []
}

/** A heading stands first or last in its slide or box, or between empty lines. */
function isHeadingPlace(lines: readonly SlideLine[], at: number): boolean {
  const line = lines[at]
  const next = lines[at + 1]
  if (!line) return false
  return at === 0 || line.heading || line.opensBox || line.afterBlank || next === undefined || next.opensBox
}

/** What stands under a heading: the lines up to the next one, the next box, or the end of the slide. */
export function bodyAfter(lines: readonly SlideLine[], markdown: boolean): readonly SlideLine[] {
  const end = lines.findIndex((line, at) => {
    const above = lines[at - 1]
    if (line.heading || endsBody(line)) return true
    return above !== undefined && (line.opensBox || (line.gap >= 2 && (markdown || isFinished(above.text))))
  })
  return end < 0 ? lines : lines.slice(0, end)
}

/** What stands before a heading that comes last: the last box before it, or all of the slide. */
function bodyBefore(lines: readonly SlideLine[]): readonly SlideLine[] {
  const box = lines.slice(
    Math.max(
      0,
      lines.findLastIndex((line) => line.opensBox),
    ),
  )
  const below = box.slice(box.findLastIndex(({ text }) => isCaseTitle(text)) + 1)
  // The lines right under a title's first line are the rest of the title.
  const start = below.length < box.length ? below.findIndex((line) => line.afterBlank) : 0
  const said = start < 0 ? [] : below.slice(start)
  const end = said.findIndex(endsBody)
  return end < 0 ? said : said.slice(0, end)
}

function endsBody(line: SlideLine): boolean {
  return isBreak(line.text) || isCaseTitle(line.text)
}
