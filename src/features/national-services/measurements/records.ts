import type { Json } from '../../../standards/fhir/json.ts'
import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'
import type { Measurement, Story } from '../../synthetic-population/index.ts'
import { coded, htest, subjectOf } from '../fhir-parts.ts'
import type { LaidRecord } from '../laid-record.ts'
import { type Code, codeSystems, type MeasurementRule, measurementRules, type QuantityRule } from './kinds.ts'
import { municipalitySystem } from './read-bundle.ts'

const profiles = 'http://hl7.no/fhir/vkpobservation/StructureDefinition'

/** Profiles of VkpObservation that measurements keep, by type of resource. */
export const measurementProfiles = {
  Observation: [...new Set(Object.values(measurementRules).map(({ profile }) => `${profiles}/${profile}`))],
}

/** What Pasientens måledata holds of a story: everything measured at home or in a nursing home. */
export function measurementsOf({ person, measurements }: Story): readonly LaidRecord[] {
  const subject = subjectOf(person.number)
  // Where somebody lives at a confidential address is said by none.
  const lives = person.confidentiality === 'ugradert' ? person.address?.municipality : undefined
  const tag = [htest, ...(lives === undefined ? [] : [{ system: municipalitySystem, code: lives }])]
  return measurements.map((each) => {
    const rule: MeasurementRule = measurementRules[each.kind]
    const content: Json = {
      id: each.id,
      resourceType: 'Observation',
      meta: { profile: [`${profiles}/${rule.profile}`], tag },
      status: 'final',
      category: [coded('http://terminology.hl7.org/CodeSystem/observation-category', rule.category)],
      code: { coding: rule.written.map(codingOf), text: rule.label },
      subject,
      effectiveDateTime: each.at,
      performer: [{ type: 'Organization', identifier: { system: identifierSystems.ENH, value: each.place } }],
      ...measuredOf(rule, each),
      ...(each.device ? { device: { display: each.device } } : {}),
    }
    return { id: each.id, kind: 'Observation', on: each.at.slice(0, 10), content }
  })
}

function codingOf([system, code]: Code): Json {
  return { system: codeSystems[system], code }
}

function measuredOf({ value, parts = {} }: MeasurementRule, { values }: Measurement): Json {
  const [first] = values
  if (value !== undefined && value !== 'concept' && first !== undefined) {
    return { valueQuantity: quantityOf(first, value) }
  }
  // Of several parts a story tells those that must be there, in their order.
  const required = Object.values(parts).filter((part) => part.required)
  return {
    component: required.map((part, nth) => ({
      code: { coding: part.written.map(codingOf) },
      valueQuantity: quantityOf(values[nth] ?? 0, part),
    })),
  }
}

function quantityOf(value: number, { units: [unit] }: QuantityRule): Json {
  return { value, unit, system: 'http://unitsofmeasure.org', code: unit }
}
