import type { SectionKind } from '../../council/index.ts'
import { bulletOf, plain } from './lines.ts'

/** What a heading opens. What a council decided is told apart from what was proposed by the heading alone. */
export type HeadingKind = SectionKind | 'forslag-oppdatert' | 'vedtak' | 'vedtak-oppdatert' | 'innspill' | 'vedlegg'

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

/** An open list: the words a section may be called by, in small letters. */
const names: Readonly<Record<HeadingKind, readonly string[]>> = {
  hensikt: [
    ...['hensikt', 'hensikt med saken', 'hensikten med saken', 'formål', 'formål med saken', 'formålet med saken'],
    ...['hva saken gjelder', 'saken gjelder', 'hva gjelder saken', 'hva saken handler om', 'mål med saken', 'om saken'],
    ...['målet med saken', 'mål for saken', 'kort om saken', 'saken i korte trekk', 'føremål', 'føremål med saka'],
    ...['kva saka gjeld', 'saka gjeld', 'sammendrag', 'saksinformasjon', 'hvorfor saken legges frem'],
  ],
  bakgrunn: [
    ...['bakgrunn', 'bakgrunn for saken', 'bakgrunn og status', 'bakgrunnsinformasjon', 'bakgrunnen for saken'],
    ...[
      'saksopplysninger',
      'saksutredning',
      'saksfremstilling',
      'saksframstilling',
      'bakgrunn for saka',
      'forhistorie',
    ],
    ...['saksfremlegg', 'saksframlegg', 'faktagrunnlag'],
  ],
  droftingssporsmal: [
    ...['drøftingsspørsmål', 'drøftningsspørsmål', 'spørsmål til drøfting', 'spørsmål til drøftingen', 'til drøfting'],
    ...['spørsmål til rådet', 'spørsmål til diskusjon', 'diskusjonsspørsmål', 'drøftingspunkter', 'drøftingstema'],
    ...['tema til drøfting', 'temaer til drøfting', 'spørsmål rådet bes drøfte', 'spørsmål', 'drøftingsspørsmåla'],
    ...['spørsmål for drøfting', 'spørsmål vi ønsker drøftet', 'problemstillinger til drøfting'],
  ],
  'videre-saksprosess': [
    ...['videre saksprosess', 'videre prosess', 'videre saksgang', 'videre behandling', 'veien videre', 'neste steg'],
    ...['videre oppfølging', 'videre arbeid', 'saksgang videre', 'prosess videre', 'saksgangen videre', 'neste skritt'],
    ...['vidare saksprosess', 'vidare prosess', 'vidare saksgang', 'videre fremdrift', 'videre framdrift', 'saksgang'],
  ],
  'forslag-til-vedtak': [
    ...['forslag til vedtak', 'forslag vedtak', 'forslag på vedtak', 'vedtaksforslag', 'forslag til beslutning'],
    ...[
      'beslutningsforslag',
      'innstilling',
      'innstilling til vedtak',
      'forslag til konklusjon',
      'forslag til innstilling',
    ],
    ...['tilråding', 'tilråding til vedtak', 'framlegg til vedtak', 'fremlegg til vedtak', 'utkast til vedtak'],
    ...['foreslått vedtak', 'anbefalt vedtak', 'anbefaling til vedtak', 'forslag til anbefaling', 'forslag'],
    ...['sekretariatets innstilling', 'forslag til råd', 'forslag til uttalelse'],
  ],
  'forslag-oppdatert': [
    ...['forslag til vedtak oppdatert', 'oppdatert forslag til vedtak', 'forslag til vedtak - oppdatert'],
    ...[
      'endret forslag til vedtak',
      'revidert forslag til vedtak',
      'justert forslag til vedtak',
      'nytt forslag til vedtak',
    ],
    ...['forslag til vedtak (oppdatert)', 'oppdatert vedtaksforslag', 'oppdatert innstilling'],
  ],
  vedtak: [
    'vedtatt',
    'rådet vedtok',
    'vedtak',
    'vedtaket',
    'vedtak i saken',
    'vedtak i møtet',
    'rådets vedtak',
    'endelig vedtak',
    'enstemmig vedtak',
  ],
  'vedtak-oppdatert': [
    ...['vedtak oppdatert', 'oppdatert vedtak', 'vedtak - oppdatert', 'vedtak – oppdatert', 'vedtak (oppdatert)'],
    ...['endret vedtak', 'revidert vedtak', 'justert vedtak', 'nytt vedtak', 'vedtak endret', 'vedtak revidert'],
  ],
  innspill: [
    ...['innspill', 'innspill fra medlemmene', 'innspill fra rådet', 'innspill i møtet', 'innspill fra møtet'],
    ...['kommentarer', 'kommentarer fra medlemmene', 'merknader', 'merknader fra medlemmene', 'synspunkter'],
    ...['innspill og kommentarer', 'kommentarer og innspill', 'tilbakemeldinger', 'diskusjon', 'fra diskusjonen'],
    ...['fra drøftingen', 'momenter fra drøftingen', 'momenter fra diskusjonen', 'diskusjonspunkter', 'drøftingen'],
    ...[
      'medlemmenes innspill',
      'rådets innspill',
      'innspel',
      'det kom følgende innspill',
      'følgende innspill kom frem',
    ],
    ...[
      'innspill fra drøftingen',
      'innspill fra diskusjonen',
      'tilbakemeldinger fra medlemmene',
      'medlemmenes kommentarer',
    ],
  ],
  'tidligere-vedtak': [
    ...['vedtak fra tidligere behandlinger i rådsmodellen', 'vedtak fra tidligere behandlinger', 'tidligere vedtak'],
    ...['vedtak fra tidligere behandling', 'tidligere behandlinger', 'tidligere behandling', 'tidligere behandlet'],
    ...[
      'tidligere behandling i rådsmodellen',
      'tidligere behandlinger i rådsmodellen',
      'vedtakshistorikk',
      'historikk',
    ],
    ...['tidligere saker', 'tidligere vedtak i rådsmodellen', 'relaterte vedtak', 'vedtak frå tidlegare behandlingar'],
  ],
  vedlegg: ['vedlegg'],
  annet: [
    ...['introduksjon', 'innledning', 'status', 'saksunderlag', 'vurdering', 'vurderinger', 'konsekvenser', 'økonomi'],
    ...['økonomiske konsekvenser', 'risiko', 'gevinster', 'revidert tidsplan', 'tidsplan', 'oppsummering'],
    ...[
      'direktoratets vurdering',
      'konsekvenser og risiko',
      'tiltak',
      'forankring',
      'neste møte',
      'referent',
      'til orientering',
    ],
  ],
}

/** Words that mean a decision in minutes; in a paper they head an analysis. */
const decisionsInMinutes = new Set(['beslutning', 'konklusjon', 'beslutninger', 'rådets beslutning', 'konklusjonen'])

const kinds = new Map(
  Object.entries(names).flatMap(([kind, spellings]) => spellings.map((name) => [name, kind as HeadingKind] as const)),
)

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
