import { kindByWords, looksLikeHeading } from '../headings.ts'
import { bodyAfter, type SlideSection } from './sections.ts'
import { isCaseTitle, type Slide } from './slides.ts'

const verbs =
  'godkjenner|tar|tek|drøfter|drøftet|ber|ba|anbefaler|støtter|slutter|stiller|ble|har gitt|har drøftet|gir|ga|vedtar|vedtok|tilrår|erkjenner|oppfordrer|merker|diskuterte|behandlet'

/** What the council does, at the start of a text: «Rådet tar …». */
export function actsOf(councilNames: readonly string[]): RegExp {
  return new RegExp(`^(?:[^\\p{L}]{1,6})?(?:${councilNames.map(literally).join('|')})\\s+(?:${verbs})\\b`, 'iu')
}

/**
 * A proposal under a heading nobody has listed: on the last slides of a case, under a line that stands as a heading, a
 * text that starts with what the council does («Rådet tar …»). Read as a proposal, never as a decision.
 */
export function unlistedProposal(slides: readonly Slide[], acts: RegExp): SlideSection | undefined {
  for (const { lines } of slides.slice(1).slice(-3).reverse()) {
    const [heading, ...rest] = lines
    const body = bodyAfter(rest, true)
    if (!heading || !body[0] || body.length > 25) continue
    const words = kindByWords(heading.text, 'paper')
    const named = words === 'forslag-til-vedtak' || words === 'forslag-oppdatert'
    if (!looksLikeHeading(heading.text) || isCaseTitle(heading.text)) continue
    if (named || acts.test(body[0].text))
      return { kind: words === 'forslag-oppdatert' ? words : 'forslag-til-vedtak', heading, body }
  }
  return undefined
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
