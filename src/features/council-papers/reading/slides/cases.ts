import type { Source } from '../../../council/index.ts'
import { caseNumberAt, type CaseNumber } from '../case-numbers.ts'
import { joinText, said, sourceOf, startsInside } from '../lines.ts'
import type { PaperText, Said } from '../reading.ts'
import { isBreak } from './boxes.ts'
import { deckHeadingOf } from './sections.ts'
import { isCaseTitle, opensCase, type Slide, type SlideLine } from './slides.ts'

/** The slides of one case, from the one with its title to the last before the next case. */
export type CaseSlides = {
  readonly number: CaseNumber
  readonly title: Said
  readonly slides: readonly Slide[]
  readonly source: Source
}

/** A slide that names a case by its number alone («Sak 26: …»): a variant of its title, not a case of its own. */
export type TitleVariant = { readonly number: number; readonly title: Said }

/**
 * The cases of a deck in the order of their slides; a title slide that comes again goes on with its case.
 *
 * @param closes does a slide end a case without starting one (a break, an open item of the agenda)?
 */
export function caseSlides(
  paper: PaperText,
  slides: readonly Slide[],
  closes: (slide: Slide) => boolean,
): readonly CaseSlides[] {
  const cases: { number: CaseNumber; title: Said; slides: Slide[] }[] = []
  let open: (typeof cases)[number] | undefined
  for (const slide of slides) {
    const first = slide.lines[0]
    const number = first && opensCase(slide) ? caseNumberAt(first.text) : undefined
    if (!number) {
      if (closes(slide)) open = undefined
      else open?.slides.push(slide)
      continue
    }
    const again = cases.find((each) => each.number.number === number.number && each.number.year === number.year)
    if (again) {
      again.slides.push(slide)
      open = again
      continue
    }
    const title = titleOf(paper, slide.lines, number.rest)
    if (!title) continue
    open = { number: { number: number.number, year: number.year }, title, slides: [slide] }
    cases.push(open)
  }
  return cases.map((each) => ({ ...each, source: sourceOf(paper, blockLines(each.slides)) }))
}

/** The variants of titles on the slides that place each case in the strategy. */
export function titleVariants(paper: PaperText, slides: readonly Slide[]): readonly TitleVariant[] {
  return slides.flatMap(({ lines }) =>
    lines.flatMap((line, at) => {
      const [, number, rest = ''] = /^sak\s+(\d{1,3})\s*[:.–-]\s*(\S.*)$/i.exec(line.text) ?? []
      if (number === undefined) return []
      const title = titleOf(paper, lines.slice(at), rest)
      return title ? [{ number: Number(number), title }] : []
    }),
  )
}

/** The title that starts in the first line, over the lines it goes on. */
function titleOf(paper: PaperText, lines: readonly SlideLine[], start: string): Said | undefined {
  const [first, ...rest] = lines
  if (!first) return undefined
  const end = rest.findIndex((line) => {
    if (line.heading || line.opensBox || isBreak(line.text) || deckHeadingOf(line) || isCaseTitle(line.text))
      return true
    return line.afterBlank && !startsInside(line.text) && start !== ''
  })
  const used = [first, ...rest.slice(0, end < 0 ? Math.min(rest.length, 6) : end)]
  const value = joinText([start, ...used.slice(1).map((line) => line.text)])
  return value === '' ? undefined : said(paper, used, value)
}

/** The lines of a case, without the break that ends its last slide. */
function blockLines(slides: readonly Slide[]): readonly SlideLine[] {
  const lines = slides.flatMap((slide) => slide.lines)
  const last = lines.findLastIndex((line) => !isBreak(line.text))
  return lines.slice(0, last + 1)
}
