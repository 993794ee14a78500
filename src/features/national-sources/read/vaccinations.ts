import type { Json } from '../../../standards/fhir/json.ts'
import { listIn, objectIn, textIn } from '../../../standards/fhir/json-members.ts'
import type { Asking } from '../national-sources.ts'
import type { Vaccination } from '../held.ts'
import { about, conceptOf, matchesIn, registeredIn, whoOf } from './fhir.ts'
import { decimalIn, needed, present, whenIn } from './members.ts'

/**
 * Vaccinations, the latest first.
 *
 * @throws Problem `source-unreadable`
 * @see https://hl7.org/fhir/R4/immunization.html
 */
export function readVaccinations(bundles: readonly Json[], asking: Asking): readonly Vaccination[] {
  const read = about(matchesIn(bundles, 'Immunization'), asking).map(vaccinationOf)
  return read.toSorted((one, other) => (other.at ?? '').localeCompare(one.at ?? '', 'en'))
}

function vaccinationOf(immunization: Json): Vaccination {
  const [protocol] = listIn(immunization, 'protocolApplied')
  const dose = decimalIn(protocol, 'doseNumberPositiveInt')
  const diseases = listIn(protocol, 'targetDisease').flatMap((each) => {
    const disease = conceptOf(each)
    return disease?.text ?? disease?.codes[0]?.display ?? []
  })
  const performers = listIn(immunization, 'performer').map((each) => objectIn(each, 'actor'))
  return {
    source: 'vaccinations',
    id: needed(textIn(immunization, 'id'), 'id'),
    by: whoOf(immunization, performers),
    vaccine: needed(conceptOf(objectIn(immunization, 'vaccineCode')), 'Immunization.vaccineCode'),
    given: immunization.status === 'completed',
    ...present({
      at: whenIn(immunization, 'occurrenceDateTime'),
      registered: whenIn(immunization, 'recorded') ?? registeredIn(immunization),
      against: diseases.length > 0 ? diseases.join(', ') : undefined,
      dose: dose !== undefined && /^\d{1,3}$/.test(dose) ? Number(dose) : undefined,
    }),
  }
}
