import type { Step } from './lookup.ts'
import type { TroubleCode } from './trouble.ts'

/** Under a consent, the same question once more makes no sense, or is not allowed, after these. */
const final: ReadonlySet<TroubleCode> = new Set<TroubleCode>([
  'consent-refused',
  'consent-withdrawn',
  'emergency-closed',
  'consent-ended',
  'grounds-refused',
  'next-of-kin-refused',
  'country-closed',
  'untrusted',
  'profession-refused',
  'another-patient',
])

/** Who somebody is may be asked again with the same details after these: the details had no part in them. */
const passing: ReadonlySet<TroubleCode> = new Set<TroubleCode>([
  'registry-unavailable',
  'attest-unavailable',
  'too-many-requests',
  'remote-failed',
  'slow',
  'unreachable',
  'answer-broken',
  'cancelled',
  'interrupted',
  'not-recorded',
  'ours',
])

/** Whether the question that stopped may be asked once more as it was. */
export function mayAskAgain({ during, trouble }: Extract<Step, { kind: 'stopped' }>): boolean {
  return during === 'identify' ? passing.has(trouble.code) : !final.has(trouble.code)
}
