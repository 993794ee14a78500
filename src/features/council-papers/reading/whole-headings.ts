import { headingOf, kindByWords } from './headings.ts'
import { isFinished, joinText, type Line } from './lines.ts'

/** Words that leave a heading unfinished; what follows is proposed, however it stands on the page. */
const proposing =
  /(?:^|\s)(?:forslag|innstilling|utkast|framlegg|fremlegg|tilråding|anbefaling)(?:\s+(?:til|på|om|for))?$/i
const longest = 8

/**
 * Lines with the headings that extraction broke put together: «Forslag til» and «vedtak:» on two lines, with empty
 * lines or a footer between, are one heading, of a proposal. Half of one is never read alone.
 */
export function withWholeHeadings(lines: readonly Line[]): readonly Line[] {
  const whole: Line[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]
    const next = lines[at + 1]
    if (!line) continue
    const joined = next && joinedHeading(line, next)
    whole.push(joined ?? line)
    if (joined) at += 1
  }
  return whole
}

function joinedHeading(line: Line, next: Line): Line | undefined {
  if (isFinished(line.text) || !/^\p{Lu}/u.test(line.text) || line.text.split(' ').length > longest) return undefined
  const text = joinText([line.text, next.text])
  const [head = ''] = text.split(':')
  const half = headingOf(line.text, 'minutes')?.kind
  const kind = headingOf(text, 'minutes')?.kind
  const listed = kind !== undefined && head.length > line.text.length && (half === undefined || half !== kind)
  const proposed =
    proposing.test(line.text) && /^vedtak/i.test(next.text) && next.text.length < 60 && !next.text.endsWith('.')
  if (!listed && !(proposed && kindByWords(head, 'minutes').startsWith('forslag'))) return undefined
  return { ...line, text, raw: text }
}
