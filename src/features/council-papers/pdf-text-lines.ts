/** One run of characters on a page, with its place in points from the lower left corner (ISO 32000-1, 8.3.2). */
export type TextRun = {
  readonly text: string
  readonly x: number
  /** Of the baseline. */
  readonly y: number
  readonly width: number
  readonly size: number
}

/** Runs further apart than this part of the type size have a space between them. */
const wordGap = 0.15

/** Baselines further apart than this part of the type size are two lines; superscripts are nearer. */
const lineGap = 0.5

/** Lines further apart than this many type sizes are two paragraphs. */
const paragraphGap = 1.75

type Line = { text: string; readonly y: number; readonly size: number; end: number }

/**
 * The lines of a document's pages, in the order the pages draw them: the cells of a table row one after another, each
 * with its own lines. An empty line stands between paragraphs, and where the drawing goes back up to the next cell. The
 * first line of every page begins with one blank, which is how a page's start is told in papers.
 */
export function linesOfPages(pages: readonly (readonly TextRun[])[]): readonly string[] {
  return pages.flatMap((runs) => linesOfPage(runs))
}

function linesOfPage(runs: readonly TextRun[]): readonly string[] {
  const lines: Line[] = []
  for (const run of runs) {
    if (run.text === '') continue
    const last = lines.at(-1)
    if (last && onLine(run, last)) extend(last, run)
    else if (run.text.trim() !== '') lines.push({ text: run.text, y: run.y, size: run.size, end: run.x + run.width })
  }
  const written = lines.flatMap((line, index) => [
    ...(startsParagraph(line, lines[index - 1]) ? [''] : []),
    tidied(line.text),
  ])
  return joinedAtSoftHyphens(written).map((line, index) => (index === 0 ? ` ${line}` : line))
}

function onLine({ x, y, size }: TextRun, line: Line): boolean {
  const near = Math.abs(y - line.y) <= lineGap * Math.max(size, line.size)
  // A run that goes back to the left is another cell, or the same place drawn anew.
  return near && x >= line.end - 2 * Math.max(size, line.size)
}

function extend(line: Line, { text, x, width, size }: TextRun): void {
  const apart = x - line.end > wordGap * size && !line.text.endsWith(' ') && !text.startsWith(' ')
  line.text += apart ? ` ${text}` : text
  line.end = Math.max(line.end, x + width)
}

function startsParagraph(line: Line, before: Line | undefined): boolean {
  if (!before) return false
  const down = before.y - line.y
  return down <= 0 || down > paragraphGap * Math.max(line.size, before.size)
}

const ligatures: Readonly<Record<string, string>> = {
  ﬀ: 'ff',
  ﬁ: 'fi',
  ﬂ: 'fl',
  ﬃ: 'ffi',
  ﬄ: 'ffl',
  ﬅ: 'st',
  ﬆ: 'st',
}

/** Characters as one would type them: composed, ligatures apart, one kind of space, nothing invisible. */
function tidied(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[ﬀ-ﬆ]/g, (drawn) => ligatures[drawn]!)
    .replace(/[\u00a0\u2007\u202f\t]/g, ' ')
    .replace(/\p{Cc}|[\u200b\ufeff]/gu, '')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** A soft hyphen at the end of a line says that the word goes on; inside a line it is never seen. A hard one stays. */
function joinedAtSoftHyphens(lines: readonly string[]): readonly string[] {
  const joined: string[] = []
  for (const line of lines) {
    const last = joined.at(-1)
    if (last?.endsWith('\u00ad') && line !== '') {
      const [rest = '', ...more] = line.split(' ')
      joined[joined.length - 1] = last.slice(0, -1) + rest
      if (more.length > 0) joined.push(more.join(' '))
    } else joined.push(line)
  }
  return joined.map((line) => line.replaceAll('\u00ad', ''))
}
