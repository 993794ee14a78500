import { bulletOf, isNumbered, startsInside } from '../lines.ts'
import type { SlideLine } from './deck-lines.ts'
import type { Slide } from './slides.ts'

/** The text boxes of slides: what the extraction set apart within a slide. Never without lines. */
export function boxesOf(slides: readonly Slide[]): readonly (readonly SlideLine[])[] {
  const boxes: SlideLine[][] = []
  for (const slide of slides) {
    slide.lines.forEach((line, at) => {
      if (at === 0 || line.opensBox) boxes.push([line])
      else boxes.at(-1)?.push(line)
    })
  }
  return boxes
}

/** Lines that belong together: a point with the lines it goes on over, or a paragraph. */
export function pointsOf(lines: readonly SlideLine[]): readonly (readonly SlideLine[])[] {
  const points: SlideLine[][] = []
  for (const line of lines) {
    const open = points.at(-1)
    const last = open?.at(-1)
    const starts = bulletOf(line.text) !== undefined || isNumbered(line.text) || line.heading || line.raw.includes('\t')
    const ended = last !== undefined && line.afterBlank && /[.?!:]$/.test(last.text) && !startsInside(line.text)
    if (!open || starts || ended) points.push([line])
    else open.push(line)
  }
  return points
}

/** «Pause – oppstart igjen kl. 10.10», «Lunsj»: a slide that stands while nobody talks. */
export function isBreak(text: string): boolean {
  return (
    /^(?:Kaffe|Mat|Lunsj)?(?:[Pp]ause|Lunsj|Middag|Frokost|Beinstrekk|PAUSE|LUNSJ)(?!\p{L})/u.test(text) &&
    text.length < 80
  )
}

/** «Pause – oppstart igjen kl. 10.10»: a break that says when the meeting goes on. */
export function isRestart(text: string): boolean {
  return isBreak(text) && /oppstart|starter|begynner|fortsetter|igjen|tilbake/i.test(text)
}

/** The slide that ends a meeting: «Takk for i dag!», «Neste møte …». */
export function isFarewell(text: string): boolean {
  return /^(?:Takk for i dag|Vel hjem|Neste møte|TAKK FOR I DAG)(?!\p{L})/u.test(text)
}
