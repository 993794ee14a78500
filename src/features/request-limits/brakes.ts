/** One request to or from another country, as the limits count it. */
export type Braked = {
  readonly role: 'A' | 'B'
  /** ISO 3166-1: who asks us (A), or whom we ask (B). */
  readonly country: string
  /** With the country where it comes from another, as numbers are unique only there. */
  readonly professional: string
  readonly pointOfCare: string
  /** Keyed hash of the identifier that was asked for, whether or not anybody has it. */
  readonly patientKey: string
  readonly emergency: boolean
  readonly at: Date
}

/**
 * Stops whoever asks unusually often, before anybody is looked up or asked. The answer does not depend on whether the person
 * exists.
 *
 * @throws Problem `unavailable` when the request cannot be counted; nothing is answered then
 */
export type Brakes = { readonly take: (request: Braked) => Promise<'pass' | 'blocked'> }

/** What requests are counted by. */
export type LimitKind = 'professional' | 'point-of-care' | 'patient' | 'country'

/** Professional and point of care are what another country writes; the country itself is what its certificate proves. */
const kindsOf: Readonly<Record<Braked['role'], readonly LimitKind[]>> = {
  A: ['professional', 'point-of-care', 'patient', 'country'],
  B: ['professional', 'point-of-care', 'patient'],
}

/** By what a request is counted. */
export function limitKinds({ role }: Pick<Braked, 'role'>): readonly LimitKind[] {
  return kindsOf[role]
}

/** How many requests within the window alarm, and how many more block: the first beyond the number does. */
export type Limit = { readonly alarm: number; readonly block: number }

export type RequestLimits = { readonly windowMinutes: number } & Readonly<Record<LimitKind, Limit>>

/** What a count means. */
export type Judgement = 'pass' | 'alarm' | 'block'

/** @param count requests in the window, this one with them */
export function judge({ alarm, block }: Limit, count: number): Judgement {
  if (count > block) return 'block'
  return count > alarm ? 'alarm' : 'pass'
}

/** How many times the patient's limit an emergency from abroad may take: its purpose is only a claim there. */
const emergencyShare = 5

/**
 * The limit that holds for a request. Issue 5, item 14: an emergency is looked at afterwards; here it is never stopped for
 * whom it is about, and from abroad much later.
 */
export function limitFor(
  limit: Limit,
  kind: LimitKind,
  { role, emergency }: Pick<Braked, 'role' | 'emergency'>,
): Limit {
  if (kind !== 'patient' || !emergency) return limit
  return { alarm: limit.alarm, block: role === 'A' ? limit.block * emergencyShare : Number.POSITIVE_INFINITY }
}

/** Whether a block that stands already stops this request: one of the patient's, made without emergency, stops none. */
export function mayStop(kind: LimitKind, { emergency }: Pick<Braked, 'emergency'>): boolean {
  return kind !== 'patient' || !emergency
}
