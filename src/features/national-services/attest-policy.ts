import type { NationalService } from './national-service.ts'

/**
 * What the sources of the box ask of professionals; sharing has stopped over this, so it is a setting.
 *
 * - `as-contract`: what each service's contract says; one that is there must hold
 * - `required`: an attest for each patient, everywhere
 * - `not-used`: the token alone; an attest is not looked at
 */
export const boxAttestPolicies = ['as-contract', 'required', 'not-used'] as const

/** One of them. */
export type BoxAttestPolicy = (typeof boxAttestPolicies)[number]

/** What one service asks under a policy. */
export function attestWanted(
  policy: BoxAttestPolicy,
  { attest }: Pick<NationalService, 'attest'>,
): NationalService['attest'] | 'not-used' {
  return policy === 'as-contract' ? attest : policy
}
