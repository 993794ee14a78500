import type { DirectoryKeeper, Partner } from '../partner-directory/index.ts'
import type { ExchangeRecordStore } from '../exchange-records/index.ts'
import type { Excess } from '../request-limits/index.ts'
import type { DemoPartner } from './demo-control.ts'
import type { Figures } from './exchange-figures.ts'

type EndingCertificate = ReturnType<DirectoryKeeper['ending']>[number]
type ExchangeCount = Awaited<ReturnType<ExchangeRecordStore['counts']>>[number]

/** Codes of lookups that another country made fail, the gravest first (`country-of-treatment/trouble.ts`). */
export const wrongCodes = [
  'another-patient',
  'document-unusable',
  'document-not-summary',
  'document-too-large',
  'answer-broken',
  'untrusted',
  'remote-failed',
  'unreachable',
  'slow',
] as const
export type WrongCode = (typeof wrongCodes)[number]

/** Something about a country that an operator should look into. */
export type Trouble =
  | { readonly kind: 'closed'; readonly services: readonly string[] }
  | { readonly kind: 'failing'; readonly times: number; readonly outcome: string; readonly since: Date }
  /** Answers that could not be used, or none: the clinician was told that the operator sees them. */
  | { readonly kind: 'wrong'; readonly code: WrongCode; readonly count: number }
  | { readonly kind: 'certificate'; readonly notAfter: Date }
  | { readonly kind: 'blocked'; readonly count: number }

type Role = ExchangeCount['role']

/** How exchanges in one role ended, by the records of all processes; an answer that says no is an answer. */
export type Direction = {
  /** Whether they asked us (A) or we asked them (B). */
  readonly role: Role
  readonly answers: number
  readonly failures: number
  /** Codes of what failed and of what was answered with a no, the most frequent first. */
  readonly errors: readonly { readonly code: string; readonly count: number }[]
}

/** How it stands with one country, since a chosen time. */
export type CountryStanding = {
  readonly country: string
  /** What we asked first. */
  readonly directions: Readonly<Record<Role, Direction>>
  /** Times, by role, of this process alone. */
  readonly figures: readonly Figures[]
  readonly troubles: readonly Trouble[]
  readonly demo?: DemoPartner
}

/** What is known of all countries. */
export type StandingFacts = {
  readonly partners: readonly Pick<Partner, 'country' | 'services' | 'hasMask' | 'faults'>[]
  readonly counts: readonly ExchangeCount[]
  readonly figures: readonly Figures[]
  readonly ending: readonly EndingCertificate[]
  /** Those that are blocked now. */
  readonly blocked: readonly Excess[]
  readonly demo: readonly DemoPartner[]
}

/** Events that stand in the records and are no exchange with the country: assertions issued here, metadata fetched. */
const notExchanged: readonly string[] = ['EHDSI-91', 'EHDSI-92', 'EHDSI-96', 'EHDSI-193']

/** This many failures in a row are no accident. */
const manyFailures = 3

/** By country code: every country that we know of, or that anything is known of. */
export function standingsOf(facts: StandingFacts): readonly CountryStanding[] {
  const known = [
    ...facts.partners.map(({ country }) => country),
    ...facts.figures.map(({ country }) => country).filter((country) => country !== 'none'),
    ...facts.counts.flatMap(({ otherCountry }) => otherCountry ?? []),
  ]
  return [...new Set(known)].toSorted().map((country) => standingOf(country, facts))
}

function standingOf(country: string, facts: StandingFacts): CountryStanding {
  const counts = facts.counts.filter(
    ({ otherCountry, event }) => otherCountry === country && !notExchanged.includes(event),
  )
  const figures = facts.figures.filter((each) => each.country === country)
  const demo = facts.demo.find((each) => each.country === country)
  return {
    country,
    directions: { B: directionOf('B', counts), A: directionOf('A', counts) },
    figures,
    troubles: troublesOf(country, facts, figures, counts),
    ...(demo ? { demo } : {}),
  }
}

function directionOf(role: Role, all: readonly ExchangeCount[]): Direction {
  const counts = all.filter((count) => count.role === role)
  const failed = counts.filter((count) => !isAnswer(count))
  return { role, answers: sum(counts) - sum(failed), failures: sum(failed), errors: errorsOf(counts) }
}

/** Whatever we told them is an answer; what they told us is one unless it could not be used. */
function isAnswer({ role, event, outcome }: ExchangeCount): boolean {
  if (role === 'A') return event !== 'CF'
  return outcome === 'success' || outcome === 'minor-failure'
}

function troublesOf(
  country: string,
  { partners, ending, blocked }: StandingFacts,
  figures: readonly Figures[],
  counts: readonly ExchangeCount[],
): readonly Trouble[] {
  const closed = partners.find((partner) => partner.country === country && !canBeAsked(partner))
  const stopped = blocked.filter((excess) => excess.country === country)
  const [first] = ending.filter((certificate) => certificate.country === country)
  return [
    ...(closed ? [{ kind: 'closed', services: closed.faults.map(({ service }) => service) } as const] : []),
    ...figures.flatMap(({ role, failing }) =>
      role === 'B' && failing && failing.times >= manyFailures ? [{ kind: 'failing', ...failing } as const] : [],
    ),
    ...wrongCodes.flatMap((code) => {
      const count = sum(counts.filter(({ role, errorCode }) => role === 'B' && errorCode === code))
      return count > 0 ? [{ kind: 'wrong', code, count } as const] : []
    }),
    ...(first ? [{ kind: 'certificate', notAfter: first.notAfter } as const] : []),
    ...(stopped.length > 0 ? [{ kind: 'blocked', count: stopped.length } as const] : []),
  ]
}

/** Without any one of these nobody can fetch a summary there. */
const asked = ['patient-identification', 'document-query', 'document-retrieve'] as const

function canBeAsked({ services, hasMask }: StandingFacts['partners'][number]): boolean {
  return hasMask && asked.every((service) => services.includes(service))
}

function errorsOf(counts: readonly ExchangeCount[]): Direction['errors'] {
  const codes = new Set(counts.flatMap(({ errorCode }) => errorCode ?? []))
  return [...codes]
    .map((code) => ({ code, count: sum(counts.filter(({ errorCode }) => errorCode === code)) }))
    .toSorted((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1))
}

function sum(counts: readonly ExchangeCount[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}
