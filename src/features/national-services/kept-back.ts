import type { Json } from '../../standards/fhir/json.ts'
import type { PrivacyOutcome } from './privacy-outcome.ts'
import { operationOutcome } from './refusal.ts'

const codes: Readonly<Partial<Record<PrivacyOutcome, string>>> = {
  blocked: 'Specific',
  restricted: 'General',
  reservation: 'Reservation',
}

/**
 * That the person's own settings keep everything back, for a searchset. Said and not left out: an empty list is never to be
 * read as nothing held.
 *
 * @see http://nhn.no/fhir/nilar/CodeSystem/pvk-outcome-cs
 */
export function keptBack(privacy: PrivacyOutcome): readonly Json[] {
  const code = codes[privacy]
  if (!code) return []
  const system = 'http://nhn.no/fhir/nilar/CodeSystem/pvk-outcome-cs'
  return [operationOutcome('information', 'suppressed', { system, code })]
}
