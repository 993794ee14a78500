import type { Source } from '../../council/index.ts'
import { noiseIn } from './noise.ts'
import type { PaperText, Said } from './reading.ts'

/** A line of a paper that says something. */
export type Line = {
  /** Counted from 1. */
  readonly number: number
  /** As extracted. */
  readonly raw: string
  /** Without blanks at its ends and without Markdown's marks for headings and bold. */
  readonly text: string
  /** An empty line stands before it (lines of noise do not count). */
  readonly afterBlank: boolean
  /** Starts with a blank: the first line of a page, or of a row whose first cell is empty. */
  readonly indented: boolean
}

/** The sign of a point and its depth: 1 for «•», «-» and their like, 2 for «o» and its like. */
export type Bullet = { readonly depth: 1 | 2; readonly rest: string }

/** The lines of a paper that say something: no empty lines, no footers, captions or leftovers of a template. */
export function linesOf(lines: readonly string[]): readonly Line[] {
  const noise = noiseIn(lines)
  const result: (Line & { readonly blanks: number })[] = []
  let blanks = 1
  lines.forEach((raw, at) => {
    const text = plain(raw)
    if (text === '') blanks += 1
    else if (!noise.has(at + 1)) {
      result.push({ number: at + 1, raw, text, afterBlank: blanks > 0, indented: /^\s/.test(raw), blanks })
      blanks = 0
    }
  })
  // Where an empty line stands after every line, it says nothing: only two on end do.
  const spread = result.length > 20 && result.filter(({ afterBlank }) => !afterBlank).length * 20 < result.length
  return result.map(({ blanks: count, ...line }) => (spread ? { ...line, afterBlank: count > 1 } : line))
}

/** Letters set apart, «V e d t a k», with two blanks between words. */
const letterSpaced = /^\s*\p{L}(?: {1,2}\p{L}){5,60} ?:?\s*$/u

/** A line without Markdown's and HTML's marks for headings and bold, and with single blanks. */
export function plain(raw: string): string {
  if (letterSpaced.test(raw))
    return raw
      .trim()
      .replace(/(\S) (?=\S)/g, '$1')
      .replace(/\s+/g, ' ')
  if (!/[#*<]/.test(raw)) return raw.replace(/\s+/g, ' ').trim()
  return raw
    .replace(/^\s*#{1,6}\s+/, '')
    .replace(/\*\*|<\/?(?:b|strong|i|em|u)>|<br\s*\/?>/gi, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Words after a hyphen that hangs: «drift- og forvaltningskostnader». */
const afterHangingHyphen = /^(?:og|eller|samt|til)\b/

/**
 * Text over several lines as one. A hyphen that ends a line stays and takes no blank after it, as in «e-» + «helse»,
 * unless it hangs («drift-» + «og»).
 */
export function joinText(texts: readonly string[]): string {
  const pieces: string[] = []
  let before = ''
  for (const text of texts) {
    if (text === '') continue
    const glued = before.endsWith('-') && /[\p{L}\d]-$/u.test(before.slice(-2)) && /^[\p{Ll}\d]/u.test(text)
    if (before !== '' && !(glued && !afterHangingHyphen.test(text))) pieces.push(' ')
    pieces.push(text)
    before = text
  }
  return pieces.join('')
}

/** The text of lines, or of the cells of a line, on end. */
export function textOf(pieces: readonly { readonly text: string }[]): string {
  return joinText(pieces.map(({ text }) => text))
}

/** A text's letters and digits alone, small: two texts with the same are the same but for marks and blanks. */
export function compact(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\d]+/gu, '')
}

/** The text of lines on end, and where it stands. There has to be at least one line. */
export function said(paper: Pick<PaperText, 'sha256'>, lines: readonly Line[], text?: string): Said {
  return { value: text ?? textOf(lines), source: sourceOf(paper, lines) }
}

/** From the first to the last of the lines. @throws RangeError when there is none */
export function sourceOf({ sha256 }: Pick<PaperText, 'sha256'>, lines: readonly Pick<Line, 'number'>[]): Source {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) throw new RangeError('No lines, no source')
  return { document: sha256, lines: [first.number, last.number] }
}

/** The point a line opens, if it opens one. */
export function bulletOf(text: string): Bullet | undefined {
  const found = /^(?:([•●·∙‣◆*-])|([o○◦▪■–]))\s+(\S.*)$/u.exec(text)
  return found ? { depth: found[1] === undefined ? 2 : 1, rest: found[3] ?? '' } : undefined
}

/** A numbered point: «1. », «2) ». */
export function isNumbered(text: string): boolean {
  return /^\d{1,2}[.)]\s+\S/.test(text)
}

/** Does the text end as a sentence or a finished point does? */
export function isFinished(text: string): boolean {
  return /[.!?:;…]["»”)]?$|[»”"]$/.test(text)
}

/** Does the text start as the middle of a sentence does? */
export function startsInside(text: string): boolean {
  return /^[\p{Ll},;)]/u.test(text) && bulletOf(text) === undefined
}

/** Does `next` go on where `line` stopped, though it may stand after an empty line? */
export function goesOn(line: Line, next: Line): boolean {
  if (bulletOf(next.text) || isNumbered(next.text)) return false
  return !next.afterBlank || startsInside(next.text) || !isFinished(line.text)
}
