import { type Line, plain } from '../lines.ts'
import { noiseIn } from '../noise.ts'
import type { PaperText } from '../reading.ts'
import { isFarewell, isRestart } from './boxes.ts'
import { isFurniture } from './furniture.ts'

/** A line of a slide that says something; `afterBlank` and `indented` as of any line. */
export type SlideLine = Line & {
  /** A Markdown heading. */
  readonly heading: boolean
  /** A text box begins here: in PDF text a line that starts with one blank, in Markdown a heading. */
  readonly opensBox: boolean
  /** The longest run of empty lines between it and the text before it. */
  readonly gap: number
}

/** A slide, as far as the extraction lets us see where one ends. Never without lines. */
export type Slide = { readonly lines: readonly SlideLine[] }

/** Is the paper Markdown (from OCR) rather than the text of a PDF? */
export function isMarkdown(paper: PaperText): boolean {
  return paper.lines.filter((line) => /^#{1,6} \S/.test(line)).length >= 2
}

/**
 * The slides of a deck, in order. In PDF text two empty lines or more end a slide; in Markdown a heading of the first
 * level starts one. The title of a case («Sak 3/25: …»), a break and the farewell always do.
 */
export function slidesOf(paper: PaperText): readonly Slide[] {
  const markdown = isMarkdown(paper)
  const noise = noiseIn(paper.lines)
  const slides: SlideLine[][] = []
  let blank = 0
  let gap = 0
  for (const [index, raw] of paper.lines.entries()) {
    const text = plain(raw).replace(/(?<!\S)\*(?=\S)|(?<=\S)\*(?!\S)/g, '')
    if (text === '') {
      blank += 1
      gap = Math.max(gap, blank)
      continue
    }
    blank = 0
    if (noise.has(index + 1) || isFurniture(text)) continue
    const heading = markdown && /^\s{0,3}#{1,6}\s/.test(raw)
    const opensBox = markdown ? heading : /^ \S/.test(raw)
    const line = {
      number: index + 1,
      raw,
      text,
      afterBlank: gap > 0,
      indented: /^\s/.test(raw),
      heading,
      opensBox,
      gap,
    }
    const open = slides.at(-1)
    const starts = markdown ? /^#\s/.test(raw) : gap >= 2
    if (open === undefined || starts || isCaseTitle(text) || isRestart(text) || isFarewell(text)) slides.push([line])
    else open.push(line)
    gap = 0
  }
  return slides.map((lines) => ({ lines }))
}

/** «Sak 3/25: …»: the title of a case of a deck, with its year. */
export function isCaseTitle(text: string): boolean {
  return /^sak\s+\d{1,3}\s*\/\s*\d{2,4}\s*(?:[:.–-]|$)/i.test(text)
}
