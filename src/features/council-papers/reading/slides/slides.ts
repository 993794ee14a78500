import { isFarewell, isRestart } from './boxes.ts'
import type { SlideLine } from './deck-lines.ts'

/** A slide, as far as the extraction lets us see where one ends. Never without lines. */
export type Slide = { readonly lines: readonly SlideLine[] }

/**
 * The slides of a deck, in order. The title of a case («Sak 3/25: …»), a break and the farewell start one wherever they
 * stand.
 *
 * @param isTitle is a line the title of a case, since the agenda has it?
 */
export function slidesOf(lines: readonly SlideLine[], isTitle = (_: string) => false): readonly Slide[] {
  const slides: SlideLine[][] = []
  for (const line of lines) {
    const { text, gap, opensBox, opensSlide } = line
    const titled = isTitle(text) || (isCaseTitle(text) && (gap > 0 || opensBox))
    const open = slides.at(-1)
    if (!open || opensSlide || titled || isRestart(text) || isFarewell(text)) slides.push([line])
    else open.push(line)
  }
  return slides.map((each) => ({ lines: each }))
}

/** «Sak 3/25: …», «SAK 3/25 – …», «Saksnr. 3/25: …»: the title of a case of a deck, with its year. */
export function isCaseTitle(text: string): boolean {
  return /^sak(?:snr\.?|snummer)?\s+\d{1,3}\s*\/\s*\d{2,4}\s*(?:[:.–-]|$)/i.test(text)
}

/** Does the slide begin with the title of a case? «Sak 3/25 Godkjenning …» is one there, and a reference elsewhere. */
export function opensCase({ lines }: Slide): boolean {
  const text = lines[0]?.text ?? ''
  if (isCaseTitle(lines[1]?.text ?? '')) return false
  return isCaseTitle(text) || /^sak(?:snr\.?|snummer)?\s+\d{1,3}\s*\/\s*\d{2,4}\s+\p{Lu}/iu.test(text)
}
