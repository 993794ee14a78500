import type { Source } from '../../../council/index.ts'
import { caseNumberAt, type CaseNumber } from '../case-numbers.ts'
import { joinText, said, sourceOf, startsInside } from '../lines.ts'
import type { PaperText, Said } from '../reading.ts'
import { isBreak } from './boxes.ts'
import { deckHeadingOf } from './deck-headings.ts'
import type { SlideLine } from './deck-lines.ts'
import { isCaseTitle, opensCase, type Slide } from './slides.ts'

/** The slides of one case, from the one with its title to the last before the next case. */
export type CaseSlides = {
  readonly number: CaseNumber
  readonly title?: Said
  readonly slides: readonly Slide[]
  readonly source: Source
}

/** A slide that names a case by its number alone («Sak 26: …»): a variant of its title, not a case of its own. */
export type TitleVariant = { readonly number: number; readonly title: Said }

/** The case a slide begins with the title of, and the title's first line; undefined when it begins with no case. */
export type CaseOf = (slide: Slide) => (CaseNumber & { readonly rest: string }) | undefined

/** The case of a slide by its own number and year. */
export const caseByNumber: CaseOf = (slide) => {
  const first = slide.lines[0]
  return first && opensCase(slide) ? caseNumberAt(first.text) : undefined
}

/**
 * The cases of a deck in the order of their slides; a title slide that comes again goes on with its case, and so does
 * one that has a heading where its title should be («Sak 3/25: Forslag til vedtak»).
 *
 * @param closes does a slide end a case without starting one (a break, an open item of the agenda)?
 */
export function caseSlides(
  paper: PaperText,
  slides: readonly Slide[],
  caseOf: CaseOf,
  closes: (slide: Slide) => boolean,
): readonly CaseSlides[] {
  const cases: { number: CaseNumber; title?: Said; slides: Slide[] }[] = []
  let open: (typeof cases)[number] | undefined
  for (const slide of slides) {
    const number = caseOf(slide)
    if (!number) {
      if (closes(slide)) open = undefined
      else open?.slides.push(slide)
      continue
    }
    const { rest, ...key } = number
    const again = cases.find((each) => each.number.number === key.number && each.number.year === key.year)
    const title = deckHeadingOf({ text: rest }) ? undefined : titleOf(paper, slide.lines, rest)
    if (again) {
      again.slides.push(slide)
      if (title) again.title ??= title
    } else cases.push({ number: { number: key.number, year: key.year }, ...(title && { title }), slides: [slide] })
    open = again ?? cases.at(-1)
  }
  return cases.map(({ number, title, slides: own }) => ({
    number,
    ...(title && { title }),
    slides: own,
    source: sourceOf(paper, blockLines(own)),
  }))
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
