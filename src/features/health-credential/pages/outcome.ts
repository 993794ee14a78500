import type { PresentationFault } from '../../../standards/openid4vp/refuse.ts'

/** What a professional can do about it: several faults, one answer. */
export type Outcome = 'declined' | 'revoked' | 'expired' | 'untrusted' | 'unchecked' | 'unfit' | 'broken' | 'ours'

/** Each fault in words; which lock an intruder tried is for the log alone. */
export const outcomes: Readonly<Record<PresentationFault | 'interrupted', Outcome>> = {
  'presentation-form': 'broken',
  'presentation-state': 'broken',
  'presentation-not-asked': 'unfit',
  'presentation-declined': 'declined',
  'credential-form': 'broken',
  'credential-type': 'unfit',
  'credential-issuer': 'untrusted',
  'credential-signature': 'broken',
  'credential-expired': 'expired',
  'credential-not-yet-valid': 'expired',
  'credential-disclosures': 'broken',
  'credential-country': 'untrusted',
  'credential-claims': 'unfit',
  'credential-status': 'unchecked',
  'credential-revoked': 'revoked',
  'holder-key': 'broken',
  'holder-signature': 'broken',
  'holder-audience': 'broken',
  'holder-nonce': 'broken',
  'holder-time': 'broken',
  'holder-hash': 'broken',
  interrupted: 'ours',
}
