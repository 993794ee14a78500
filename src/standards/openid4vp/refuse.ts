import { Problem } from '../../kernel/problem.ts'

/** Why what a wallet shows is not believed. Stable: it stands in logs and texts. */
export const presentationFaults = [
  'presentation-form',
  'presentation-state',
  'presentation-not-asked',
  'presentation-declined',
  'credential-form',
  'credential-type',
  'credential-issuer',
  'credential-signature',
  'credential-expired',
  'credential-not-yet-valid',
  'credential-disclosures',
  'credential-country',
  'credential-claims',
  'credential-status',
  'credential-revoked',
  'holder-key',
  'holder-signature',
  'holder-audience',
  'holder-nonce',
  'holder-time',
  'holder-hash',
] as const

/** One of them. */
export type PresentationFault = (typeof presentationFaults)[number]

/**
 * Stops believing. The message says nothing of what was shown.
 *
 * @throws Problem `forbidden`, always
 */
export function refuse(fault: PresentationFault, cause?: unknown): never {
  throw new Problem('forbidden', fault, 'What the wallet shows is not believed', {}, { cause })
}

/** The fault a presentation was refused for; undefined for everything else that can go wrong. */
export function faultOf(error: unknown): PresentationFault | undefined {
  return error instanceof Problem ? presentationFaults.find((fault) => fault === error.code) : undefined
}
