import type { HelseIdToken } from '../../standards/helseid/access-token.ts'
import { type AttestCheck, checkAttest } from '../../standards/helseid/check-attest.ts'

/** What the node asks of professionals before it asks other countries for them. */
export type AttestPolicy = {
  /**
   * - `required`: an attest for each patient, or nothing is asked
   * - `when-issued`: one that is there must hold; an issuer that gives none is believed at sign-in, and one that does
   *   is asked each time
   * - `not-used`: the sign-in alone
   */
  readonly attest: 'required' | 'when-issued' | 'not-used'
  /** Whether a supplier's system may act for an organisation that has delegated its HelseID to it. */
  readonly delegated: 'accepted' | 'refused'
}

/** The words of the policy, for whoever reads a configuration. */
export const attestPolicies = ['required', 'when-issued', 'not-used'] as const
export const delegationPolicies = ['refused', 'accepted'] as const

/** A token with an attest that holds. */
export type Attested = HelseIdToken & Required<Pick<HelseIdToken, 'attest'>>

/** `unattested`: the sign-in alone is believed. A refusal says which rule, in a stable code. */
export type AttestVerdict =
  | { readonly kind: 'attested'; readonly token: Attested }
  | { readonly kind: 'unattested' }
  | { readonly kind: 'refused'; readonly code: string }

/** What to believe, of a token whose signature is verified; undefined: the issuer gives none. */
export function judgeToken(
  { attest: wanted, delegated }: AttestPolicy,
  token: HelseIdToken | undefined,
  check: Omit<AttestCheck, 'person'>,
): AttestVerdict {
  if (wanted === 'not-used') return { kind: 'unattested' }
  if (token && isDelegated(token) && delegated === 'refused') return { kind: 'refused', code: 'helseid-delegated' }
  const attest = token?.attest
  if (!token || !attest) {
    return wanted === 'required' ? { kind: 'refused', code: 'attest-missing' } : { kind: 'unattested' }
  }
  const [fault] = checkAttest(attest, { ...check, person: token.person })
  return fault ? { kind: 'refused', code: fault.code } : { kind: 'attested', token: { ...token, attest } }
}

/** Fetched by a supplier's system, on behalf of another organisation. */
function isDelegated({ person: { orgnrSupplier, orgnrParent } }: HelseIdToken): boolean {
  return orgnrSupplier !== undefined && orgnrSupplier !== orgnrParent
}
