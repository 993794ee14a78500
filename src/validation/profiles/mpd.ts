import { as, byType, extension, fromR5, ihe, needed, only, owing, refersTo, to } from './rows.ts'
import type { Guide } from './table.ts'

const ABLE = 'SHALL:able-to-populate'
const MAYBE = 'SHOULD:able-to-populate'

/**
 * Prescriptions and dispensations.
 *
 * Follows HL7 Europe Medication Prescription and Dispense 1.0.0 (trial use), read from the package; every element
 * agrees, which `published.test.ts` checks. What the guide only says of a duty in words (that Duration and Quantity
 * are the least to support) has no place in a rule.
 *
 * @see https://hl7.eu/fhir/mpd
 */
export const mpd: Guide = {
  package: 'hl7.fhir.eu.mpd',
  version: '1.0.0',
  canonical: 'http://hl7.eu/fhir/mpd',
  actors: {
    producer: 'https://www.xt-ehr.eu/specifications/fhir/actor-producer',
    consumer: 'https://www.xt-ehr.eu/specifications/fhir/actor-consumer',
  },
  profiles: {
    'Dosage-eu-mpd': {
      of: 'Dosage',
      elements: {
        patientInstruction: { duty: MAYBE },
        'timing.repeat': { duty: ABLE },
        'timing.repeat.bounds[x]': { duty: ABLE },
        'timing.repeat.frequency': { duty: ABLE },
        'timing.repeat.period': { duty: ABLE },
        'timing.repeat.periodUnit': { duty: ABLE },
        'asNeeded[x]': byType,
        'asNeeded[x]:asNeededBoolean': only(as('boolean')),
        route: { duty: MAYBE },
        'doseAndRate.dose[x]': { duty: ABLE },
      },
    },
    'Medication-eu-mpd': {
      of: 'Medication',
      on: 'own:medication-eu-core',
      elements: {
        'extension:productName': { duty: MAYBE },
        identifier: { duty: ABLE },
        code: { duty: ABLE },
        form: { duty: MAYBE },
        'ingredient.item[x]': { duty: MAYBE },
        'ingredient.item[x]:itemCodeableConcept': { types: [as('CodeableConcept')], duty: MAYBE },
        'ingredient.strength': { duty: MAYBE },
      },
    },
    'MedicationDispense-eu-mpd': {
      of: 'MedicationDispense',
      elements: {
        extension: { card: '1..', sliced: 'value@url' },
        'extension:renderedDosageInstruction': owing(
          MAYBE,
          extension('0..1', fromR5('MedicationDispense.renderedDosageInstruction')),
        ),
        'extension:recorded': owing(ABLE, extension('1..1', fromR5('MedicationDispense.recorded'))),
        status: { duty: ABLE },
        'medication[x]': owing(ABLE, byType),
        'medication[x]:medicationReference': only(to('own:Medication-eu-mpd')),
        subject: { duty: ABLE },
        'performer.actor': { duty: ABLE },
        authorizingPrescription: owing(ABLE, refersTo('own:MedicationRequest-eu-mpd')),
        quantity: owing(ABLE, needed),
        dosageInstruction: { types: [as('Dosage', 'own:Dosage-eu-mpd')], duty: MAYBE },
      },
    },
    'MedicationRequest-eu-mpd': {
      of: 'MedicationRequest',
      elements: {
        'extension:offLabelUse': extension('0..1', ihe('offLabel')),
        'extension:effectiveDosePeriod': extension('0..1', fromR5('MedicationRequest.effectiveDosePeriod')),
        'extension:renderedDosageInstruction': owing(
          MAYBE,
          extension('0..1', fromR5('MedicationRequest.renderedDosageInstruction')),
        ),
        identifier: { duty: ABLE },
        status: { duty: ABLE },
        'medication[x]': { types: [as('CodeableConcept'), to('own:Medication-eu-mpd')], duty: ABLE },
        subject: owing(ABLE, refersTo('own:patient-eu-core')),
        authoredOn: owing(ABLE, needed),
        requester: owing(ABLE, needed),
        reasonCode: { bind: ['example', 'condition-code'], also: [['candidate', 'mvc:eHDSIIllnessandDisorder']] },
        'note.text': { duty: MAYBE },
        dosageInstruction: { types: [as('Dosage', 'own:Dosage-eu-mpd')], duty: ABLE },
        'dosageInstruction.doseAndRate.dose[x]': byType,
        'dosageInstruction.doseAndRate.dose[x]:doseQuantity': only(as('Quantity', 'SimpleQuantity')),
        'dispenseRequest.extension:prescribedQuantity': owing(
          MAYBE,
          extension('0..1', ihe('medicationrequest-prescribedQuantity')),
        ),
        'dispenseRequest.validityPeriod': { duty: MAYBE },
        substitution: { duty: MAYBE },
        'substitution.allowed[x]': byType,
        'substitution.allowed[x]:allowedBoolean': owing(ABLE, only(as('boolean'))),
      },
    },
  },
}
