import type { Json } from '../../../standards/fhir/json.ts'
import type { Story } from '../../synthetic-population/index.ts'
import { codingOf, htest, practitionerRoleOf, subjectOf } from '../fhir-parts.ts'
import type { LaidRecord } from '../laid-record.ts'

/** What SYSVAK holds of a story: every vaccine that was given since the register was made. */
export function vaccinationsOf({ person, vaccinations }: Story): readonly LaidRecord[] {
  const patient = subjectOf(person.number)
  return vaccinations.map((given) => {
    const { id, vaccine, against, on, dose } = given
    const content: Json = {
      resourceType: 'Immunization',
      id,
      meta: { tag: [htest] },
      contained: [practitionerRoleOf('vaccinator', given)],
      status: 'completed',
      vaccineCode: { coding: [codingOf(vaccine)], text: vaccine.label },
      patient,
      occurrenceDateTime: on,
      recorded: on,
      primarySource: true,
      performer: [{ actor: { reference: '#vaccinator' } }],
      protocolApplied: [{ targetDisease: [{ text: against }], doseNumberPositiveInt: dose }],
    }
    return { id, kind: 'Immunization', on, content }
  })
}
