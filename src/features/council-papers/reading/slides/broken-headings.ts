import { joinText, startsInside } from '../lines.ts'
import { deckHeadingOf, isOutcome } from './deck-headings.ts'
import type { SlideLine } from './deck-lines.ts'
import type { Slide } from './slides.ts'

/**
 * The slides with headings over two lines made one: «Forslag til» + «vedtak». Read apart, the second line of such a
 * heading would make a decision of a proposal.
 */
export function withWholeHeadings(slides: readonly Slide[]): readonly Slide[] {
  return slides.map(({ lines }) => {
    const whole: SlideLine[] = []
    for (const line of lines) {
      const above = whole.at(-1)
      const joined = above && joinedHeading(above, line)
      if (joined) whole[whole.length - 1] = joined
      else whole.push(line)
    }
    return { lines: whole }
  })
}

function joinedHeading(above: SlideLine, line: SlideLine): SlideLine | undefined {
  if (line.gap > 1 || above.text.length > 30 || line.text.length > 30) return undefined
  const text = joinText([above.text, line.text])
  const whole = deckHeadingOf({ text })
  if (!whole || !isOutcome(whole.kind) || whole.rest !== '') return undefined
  return deckHeadingOf(above) && !startsInside(line.text) ? undefined : { ...above, text }
}
