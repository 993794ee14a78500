import type { PaperText } from '../reading.ts'
import { isAgendaHeader } from './agenda-row.ts'
import { isMarkdown } from './deck-lines.ts'
import { isMeetingTitle } from './front.ts'
import { opensCase, type Slide } from './slides.ts'

/** What notices and minutes say first: what they are, or, with names after it, who was there. */
const otherPapers = [
  /^møte(?:referat|protokoll|innkalling)(?!\p{L})|^(?:referat|protokoll|innkalling)\s*(?:$|:|(?:fra|til)\s+(?:ekstraordinært\s+)?møte)/iu,
  /^(?:Medlemmer|Til stede|Tilstede|Ikke til stede|Fravær|Fraværende|Forfall|Deltakere)\s*(?:$|:|\p{Lu})/u,
]
const minutes = /^(?:vedtak(?: oppdatert)?|innspill(?: \p{L}+){0,3}|beslutning):/iu

/**
 * A deck has slides that begin with the title of a case and hold little more. Where slides run together, as in Markdown,
 * the slide of the meeting or an agenda that says who presents tells as much. Notices and minutes say what they are,
 * who was there, or «Vedtak:» and «Innspill:».
 */
export function isDeck(paper: PaperText, slides: readonly Slide[]): boolean {
  const lines = slides.flatMap((slide) => slide.lines)
  const first = lines.slice(0, 60)
  if (first.some(({ text }) => otherPapers.some((paper) => paper.test(text)))) return false
  const titles = slides.filter((slide) => opensCase(slide) || /^sak\s+\d{1,3}\s*:/i.test(slide.lines[0]?.text ?? ''))
  const alone = titles.filter((slide) => slide.lines.length <= 6)
  const meeting = first.slice(0, 8).some(({ text }) => isMeetingTitle(text))
  const presented = first.some(({ text }) => isAgendaHeader(text) && /presenter|innleder|foredragsholder/i.test(text))
  if (titles.length >= 2 && (meeting || presented)) return true
  if (lines.filter(({ text }) => minutes.test(text)).length >= 2) return false
  if (titles.length >= 2 && isMarkdown(paper)) return true
  if (isMarkdown(paper)) return meeting && titles.length >= 1
  return (
    alone.length * 2 >= titles.length && (alone.length >= 2 || (alone.length === 1 && (meeting || slides.length > 3)))
  )
}
