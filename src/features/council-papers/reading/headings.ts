import { type HeadingKind, headingNames } from './heading-names.ts'
import { bulletOf, plain } from './lines.ts'
import { bySpelling } from './spellings.ts'

/** A line that is a heading. */
export type HeadingFound = {
  readonly kind: HeadingKind
  /** As printed, without marks, number and colon. */
  readonly heading: string
  /** What follows the colon on the same line; empty when nothing does. */
  readonly rest: string
}

/** Which sort of paper a heading is read in: some words mean a decision in minutes only. */
export type HeadingPlace = 'minutes' | 'paper'

/** Words that mean a decision in minutes; in a paper they head an analysis. */
const decisionsInMinutes = new Set(['beslutning', 'konklusjon', 'beslutninger', 'rådets beslutning', 'konklusjonen'])

const kinds = bySpelling(headingNames)

type Pattern = {
  readonly kind: HeadingKind
  readonly test: RegExp
  readonly not?: RegExp
  readonly place?: HeadingPlace
}

/** What the words of an unlisted heading give away, first match wins. Read only where a line stands as a heading. */
const patterns: readonly Pattern[] = [
  { kind: 'tidligere-vedtak', test: /^(?:tidligere|tidlegare)\b|\b(?:fra|frå) (?:tidligere|tidlegare|siste)\b/ },
  {
    kind: 'forslag-oppdatert',
    test: /(?:oppdatert|endret|revidert|justert).*(?:forslag|innstilling)|forslag.*(?:oppdatert|endret|revidert)/,
  },
  {
    kind: 'forslag-til-vedtak',
    test: /forslag.*(?:vedtak|beslutning|konklusjon|tilråding)|innstilling|tilråding|foresl(?:å|ått)|framlegg/,
  },
  {
    kind: 'innspill',
    test: /^(?:innspill?|innspel|kommentarer?|merknader|synspunkter|tilbakemeldinger|momenter|diskusjon(?:en)?)\b/,
  },
  { kind: 'vedtak-oppdatert', test: /vedtak.*oppdatert|oppdatert.*vedtak/, not: /forsl|innstill/ },
  {
    kind: 'vedtak',
    test: /^(?:vedtak|beslutning)\b|\b(?:vedtak|beslutning(?:en)?|konklusjon(?:en)?)$/,
    not: /forsl|innstill|utkast|tidl/,
    place: 'minutes',
  },
  { kind: 'droftingssporsmal', test: /spørsmål\b|^til drøfting/ },
  { kind: 'videre-saksprosess', test: /^(?:videre|vidare)\b|\bvidere$/ },
  { kind: 'hensikt', test: /hensikt|formål|føremål|\bgjelder\b/ },
  { kind: 'bakgrunn', test: /bakgrunn/ },
]

/** The heading a line is, by the open list of names; text that only starts like a heading is none. */
export function headingOf(raw: string, place: HeadingPlace): HeadingFound | undefined {
  const text = plain(raw)
  if (text.length > 500 || !/^[\p{Lu}\d(]/u.test(text) || bulletOf(text)) return undefined
  const unnumbered = text.replace(/^\d{1,2}(?:\.\d{1,2})*[.)]?\s+(?=\p{Lu})/u, '')
  const colon = unnumbered.indexOf(':')
  const heading = (colon < 0 ? unnumbered : unnumbered.slice(0, colon)).trim()
  const rest = colon < 0 ? '' : unnumbered.slice(colon + 1).trim()
  const kind = kindOf(heading, place)
  return kind && { kind, heading, rest }
}

function kindOf(heading: string, place: HeadingPlace): HeadingKind | undefined {
  const name = heading.toLowerCase()
  return kinds.get(name) ?? (place === 'minutes' && decisionsInMinutes.has(name) ? 'vedtak' : undefined)
}

/** What an unlisted heading opens, by its words; `annet` when they say nothing. Only for a line that stands as one. */
export function kindByWords(raw: string, place: HeadingPlace): HeadingKind {
  const name = plain(raw).replace(/:$/, '').toLowerCase()
  const found = patterns.find(
    (each) => each.test.test(name) && !each.not?.test(name) && (each.place ?? place) === place,
  )
  return found?.kind ?? 'annet'
}

/** Has a line the look of a heading: short, one clause, with a capital, not a point, no full stop? */
export function looksLikeHeading(raw: string): boolean {
  const text = plain(raw)
  if (text.length > 90 || !/^[\p{Lu}\d]/u.test(text) || bulletOf(text) || /^\d{1,2}[.)]\s/.test(text)) return false
  if (/[.,;–-]$/.test(text) || /https?:/.test(text)) return false
  return text.split(' ').length <= 10
}
