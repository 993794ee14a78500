import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'
import { coded } from '../fhir-parts.ts'
import { atcSystem } from './vaccines.ts'

/** An influenza vaccine of an autumn, given or not. */
export function exampleVaccination(status: 'completed' | 'not-done' | 'entered-in-error'): Json {
  return {
    resourceType: 'Immunization',
    identifier: [{ system: 'https://vendor.example/vaccination', value: `example-${status}` }],
    status,
    ...(status === 'not-done'
      ? { statusReason: coded('http://terminology.hl7.org/CodeSystem/v3-ActReason', 'PATOBJ') }
      : {}),
    vaccineCode: { ...coded(atcSystem, 'J07BB02'), text: 'influensavaksine' },
    patient: { identifier: { system: identifierSystems.FNR, value: '24868600035' } },
    occurrenceDateTime: '2026-10-14',
    primarySource: true,
    performer: [{ actor: { identifier: { system: identifierSystems.ENH, value: '237101901' } } }],
    ...(status === 'completed' ? { lotNumber: 'OPPDIKTET-1' } : {}),
  }
}
