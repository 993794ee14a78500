import type { HeadingKind } from '../heading-names.ts'
import { headingOf } from '../headings.ts'
import type { SlideLine } from './deck-lines.ts'

/** Headings of decks that are not those of written papers, by their whole text in small letters. */
const deckHeadings: readonly (readonly [RegExp, HeadingKind])[] = [
  [/^(?:til )?drøfting(?:spunkter| og anbefaling| i \p{Lu}\S*)?$/iu, 'droftingssporsmal'],
  [/^(?:diskusjon|diskusjonspunkter|diskusjonsspørsmål|spørsmål til \S+(?: \S+)?)$/iu, 'droftingssporsmal'],
  [
    /^(?:forslag til vedtak|forslag til beslutning)\s*[-–(]\s*(?:oppdatert|revidert|endret|justert)\)?$/iu,
    'forslag-oppdatert',
  ],
  [/^vedtak\s*[-–(]\s*(?:oppdatert|revidert|endret|justert)\)?$/iu, 'vedtak-oppdatert'],
  [/^bakgrunn(?: for \p{L}+(?: \p{L}+){0,4})?$/iu, 'bakgrunn'],
]

/** Kinds of written papers that are read in decks; the others («Formål», «Status») head any slide. */
const readInDecks = new Set<HeadingKind>([
  ...(['forslag-til-vedtak', 'forslag-oppdatert', 'vedtak', 'vedtak-oppdatert', 'droftingssporsmal'] as const),
])

/** What a line of a slide heads, and what it says after the colon. */
export type DeckHeading = { readonly kind: HeadingKind; readonly rest: string }

/** What a line of a slide heads, when it stands as a heading; «Sak 3/25: Forslag til vedtak» heads a proposal too. */
export function deckHeadingOf({ text: printed }: Pick<SlideLine, 'text'>): DeckHeading | undefined {
  const text = printed.replace(/^sak\s+\d{1,3}\s*\/\s*\d{2,4}\s*[:.–-]\s*(?=\p{Lu})/iu, '').replace(/\s*:$/, '')
  const own = deckHeadings.find(([test]) => test.test(text))?.[1]
  if (own) return { kind: own, rest: '' }
  const found = headingOf(text, 'paper')
  if (!found || (found.rest !== '' && !isOutcome(found.kind))) return undefined
  // «Forslag» alone heads any slide, and «Forslag: …» any idea.
  if (/^forslag$/i.test(found.heading)) return undefined
  const saysHensikt = found.kind === 'hensikt' && /\bsak|hensikt/i.test(found.heading)
  return saysHensikt || readInDecks.has(found.kind) ? { kind: found.kind, rest: found.rest } : undefined
}

/** Proposed or decided: the kinds of section a case is about. */
export function isOutcome(kind: HeadingKind | undefined): boolean {
  return (
    kind === 'forslag-til-vedtak' || kind === 'forslag-oppdatert' || kind === 'vedtak' || kind === 'vedtak-oppdatert'
  )
}

/** Decided, by the words of the heading alone. */
export function isDecision(kind: HeadingKind): boolean {
  return kind === 'vedtak' || kind === 'vedtak-oppdatert'
}
