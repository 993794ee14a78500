import { norwegianDay } from '../../kernel/norwegian-day.ts'
/** What somebody has decided about one service's data of theirs (Personvernkomponenten, PVK). */
export type PrivacySetting = {
  readonly kind: 'samtykke' | 'reservasjon' | 'tilgangsbegrensning'
  /** ISO 8601 day; in force from its beginning. */
  readonly since: string
  /** Of a restriction (Volven 7608): SP may be lifted with a reason, BL may not. Without a professional it holds for all. */
  readonly extent?: { readonly type: 'SP' | 'BL'; readonly hpr?: string }
}

/**
 * How a person's settings stand towards one caller.
 *
 * - `open`: nothing is kept back
 * - `lifted`: something is, and the access basis opens it
 * - `reservation`: the person has reserved: there are no data
 * - `restricted`: closed to all professionals until a basis opens it (`General`)
 * - `blocked`: closed to this professional, whatever the basis (`Specific`)
 * - `no-consent`: the service holds data with consent alone, and there is none
 */
export type PrivacyOutcome = 'open' | 'lifted' | 'reservation' | 'restricted' | 'blocked' | 'no-consent'

/** Who asks, as far as settings look at it. */
export type PrivacyCaller = {
  readonly hpr?: string
  /** Whether the access basis that was stated opens what is restricted. */
  readonly elevated: boolean
  /** Whether the service that is asked holds data with consent alone. */
  readonly needsConsent?: boolean
}

/**
 * The outcome: what cannot be overruled comes first.
 *
 * @see the three kinds of PVK; a block of one professional holds in emergencies too
 */
export function privacyOutcome(
  settings: readonly PrivacySetting[],
  { hpr, elevated, needsConsent }: PrivacyCaller,
  now: Date,
): PrivacyOutcome {
  const today = norwegianDay(now)
  const inForce = settings.filter(({ since }) => since <= today)
  if (inForce.some(({ kind }) => kind === 'reservasjon')) return 'reservation'
  if (needsConsent && !inForce.some(({ kind }) => kind === 'samtykke')) return 'no-consent'
  const aimed = inForce.filter(
    ({ kind, extent }) => kind === 'tilgangsbegrensning' && (extent?.hpr === undefined || extent.hpr === hpr),
  )
  if (aimed.some(({ extent }) => extent?.type === 'BL')) return 'blocked'
  if (aimed.length === 0) return 'open'
  return elevated ? 'lifted' : 'restricted'
}
