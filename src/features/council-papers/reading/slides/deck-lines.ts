import { parseDate } from '../dates.ts'
import { isFinished, type Line, plain } from '../lines.ts'
import { noiseIn } from '../noise.ts'
import type { PaperText } from '../reading.ts'
import { isFurniture, isSender } from './furniture.ts'

/** A line of a slide that says something; `afterBlank` and `indented` as of any line. */
export type SlideLine = Line & {
  /** A Markdown heading. */
  readonly heading: boolean
  /** A text box begins here: in PDF text a line that starts with one blank, in Markdown a heading. */
  readonly opensBox: boolean
  /** The longest run of empty lines between it and the text before it; 1 where furniture stands between. */
  readonly gap: number
  /** A slide begins here, by the empty lines above it, its heading or its page. */
  readonly opensSlide: boolean
}

/** Is the paper Markdown (from OCR) rather than the text of a PDF? */
export function isMarkdown(paper: PaperText): boolean {
  return paper.lines.filter((line) => /^#{1,6} \S/.test(line)).length >= 2
}

/** How many lines of a deck the slide of the meeting may take, which may have a day for itself. */
const firstLines = 10

/**
 * The lines of a deck that say something, and where slides begin. In PDF text empty lines end a slide, as many as the
 * deck uses for it; in Markdown a heading of the first level starts one.
 */
export function deckLines(paper: PaperText): readonly SlideLine[] {
  const markdown = isMarkdown(paper)
  const spacing = lineSpacing(paper)
  const between = linesBetweenSlides(paper, spacing)
  const isNoise = noiseOf(paper)
  const lines: SlideLine[] = []
  let blank = 0
  let gap = 0
  let broken = false
  for (const [index, raw] of paper.lines.entries()) {
    const text = plain(raw).replace(/(?<!\S)\*(?=\S)|(?<=\S)\*(?!\S)/g, '')
    broken ||= raw.includes('\f')
    if (text === '') {
      blank += 1
      gap = Math.max(gap, blank - spacing)
      broken ||= !markdown && blank - spacing >= (isAddress(paper.lines[index - blank]) ? 2 : (between ?? 2))
      continue
    }
    blank = 0
    const day = lines.length < firstLines && parseDate(text) !== undefined
    if (!day && isNoise(index, text)) {
      gap = Math.min(gap, 1)
      continue
    }
    const heading = markdown && /^\s{0,3}#{1,6}\s/.test(raw)
    const opensBox = markdown ? heading : /^ \S/.test(raw)
    const opensSlide = lines.length === 0 || broken || /^#\s/.test(raw) || (between === undefined && opensBox)
    const indented = /^\s/.test(raw)
    lines.push({ number: index + 1, raw, text, afterBlank: gap > 0, indented, heading, opensBox, opensSlide, gap })
    gap = 0
    broken = false
  }
  return lines
}

/** 1 where an empty line follows every line of text, as some tools set it; it means nothing there. */
function lineSpacing({ lines }: PaperText): 0 | 1 {
  const texts = lines.filter((line) => line.trim() !== '').length
  const close = lines.filter((line, at) => line.trim() !== '' && (lines[at - 1] ?? '').trim() !== '').length
  return texts >= 20 && close * 100 < texts ? 1 : 0
}

/**
 * How many empty lines end a slide: three in a deck that has them, two in another. Undefined where no lines are so far
 * apart: then the one blank that pages begin with tells slides apart.
 */
function linesBetweenSlides({ lines }: PaperText, spacing: number): 2 | 3 | undefined {
  let [two, three, blank] = [0, 0, -spacing]
  for (const line of lines) {
    blank = line.trim() === '' ? blank + 1 : -spacing
    if (blank === 2) two += 1
    if (blank === 3) three += 1
  }
  if (three >= 3) return 3
  return two > 0 ? 2 : undefined
}

/** The addresses of a page's links come last on it, and one empty line less follows them. */
function isAddress(line: string | undefined): boolean {
  return line !== undefined && /https?:\/\/\S+\s*$/.test(line)
}

/** Noise of any paper, furniture of a deck, and the sender's name where it stands alone in the middle of a slide. */
function noiseOf({ lines }: PaperText): (index: number, text: string) => boolean {
  const noise = noiseIn(lines)
  const at = (index: number) => (lines[index] ?? '').trim()
  const isFooter = (index: number) => {
    if (at(index - 1) !== '' || at(index + 1) !== '') return false
    return at(index + 2) !== '' || isFinished(at(index - 2))
  }
  return (index, text) => noise.has(index + 1) || isFurniture(text) || (isSender(text) && isFooter(index))
}
