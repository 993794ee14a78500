import {
  LABORATORY_ACCREDITED,
  OBSERVATION_CERTIFIED_REF_MATERIAL_CODEABLE,
  OBSERVATION_CERTIFIED_REF_MATERIAL_IDENTIFER,
  OBSERVATION_DEVICE_LAB_TEST_KIT,
  SPECIMEN_FOCUS,
} from './extensions.ts'
import { document } from './laboratory-document.ts'
import { as, concept, extension, fromR5, needed, none, only, refersTo, rule } from './rows.ts'
import type { Guide } from './table.ts'

const NOT_DONE = "(status = 'registered' or status = 'cancelled')"

const EU_LAB_1 = rule(
  'eu-lab-1',
  'A result that is not registered or cancelled only has a value, members, components or a reason for having none',
  `${NOT_DONE} or value.exists() or extension('${fromR5('Observation.value')}').exists() or hasMember.exists()
    or component.exists() or dataAbsentReason.exists()`,
)
const EU_LAB_2 = rule(
  'eu-lab-2',
  'The components of a result have values or reasons for having none',
  `component.exists() implies (${NOT_DONE} or component.value.exists() or component.dataAbsentReason.exists()
    or component.extension('${fromR5('Observation.component.value')}').exists())`,
)
const ucum = { patternUri: 'http://unitsofmeasure.org' }

/**
 * Laboratory reports.
 *
 * Follows HL7 Europe Laboratory Report 2.0.0 (active), read from the package; every element agrees, which
 * `published.test.ts` checks. Extensions that the guide pins to a version of HL7's extensions are bound without one:
 * whichever version is loaded answers.
 *
 * @see https://hl7.eu/fhir/laboratory
 */
export const laboratory: Guide = {
  package: 'hl7.fhir.eu.laboratory',
  version: '2.0.0',
  canonical: 'http://hl7.eu/fhir/laboratory',
  profiles: {
    ...document,
    'Device-measuring-eu-lab': {
      of: 'Device',
      elements: {
        deviceName: { sliced: 'value@type' },
        'deviceName:manDeviceName': { card: '0..*' },
        'deviceName:manDeviceName.type': { patternCode: 'manufacturer-name' },
        'deviceName:modelName': { card: '0..*' },
        'deviceName:modelName.type': { patternCode: 'model-name' },
      },
    },
    'Device-specimen-eu-lab': {
      of: 'Device',
      elements: {
        type: { bind: ['preferred', 'http://hl7.eu/fhir/laboratory/ValueSet/lab-medicalDevice-eu-lab'] },
      },
    },
    'Observation-resultslab-eu-lab': {
      of: 'Observation',
      on: 'own:medicalTestResult-eu-core',
      must: [EU_LAB_1, EU_LAB_2],
      elements: {
        'extension:supportingInfo': extension('0..*', 'workflow-supportingInfo'),
        'extension:labTestKit': extension('0..*', OBSERVATION_DEVICE_LAB_TEST_KIT),
        'extension:certifiedRefMaterialCodeable': extension('0..*', OBSERVATION_CERTIFIED_REF_MATERIAL_CODEABLE),
        'extension:certifiedRefMaterialIdentifer': extension('0..*', OBSERVATION_CERTIFIED_REF_MATERIAL_IDENTIFER),
        'extension:accredited': extension('0..1', LABORATORY_ACCREDITED),
        category: { sliced: 'pattern@$this' },
        'category:laboratory': {
          card: '1..1',
          ...concept('http://terminology.hl7.org/CodeSystem/observation-category', 'laboratory'),
        },
        'category:studyType': { card: '0..*', bind: ['required', 'own:lab-studyType-eu-lab'] },
        'category:specialty': { card: '0..*', bind: ['required', 'own:lab-specialty-eu-lab'] },
        code: { bind: ['preferred', 'http://hl7.eu/fhir/laboratory/ValueSet/lab-obsCode-eu-lab'] },
        focus: refersTo('own:patient-eu-core', 'own:animal-specimen-eu-lab', 'Group', 'Device', 'own:location-eu-core'),
        performer: needed,
        'value[x]': { sliced: 'type@$this', closed: true },
        'value[x]:valueQuantity': { types: [as('Quantity', 'own:Quantity-eu-lab')] },
        'value[x]:valueString': only(as('string')),
        'value[x]:valueRange': only(as('Range', 'own:Range-eu-lab')),
        'value[x]:valueRatio': only(as('Ratio', 'own:Ratio-eu-lab')),
        'value[x]:valueTime': only(as('time')),
        'value[x]:valueDateTime': only(as('dateTime')),
        'value[x]:valuePeriod': only(as('Period')),
        'value[x]:valueCodeableConcept': {
          card: '0..1',
          types: [as('CodeableConcept')],
          bind: ['preferred', 'ips:results-coded-values-laboratory-pathology-uv-ips'],
          also: [
            ['candidate', 'ips:results-blood-group-snomed-ct-ips-free-set'],
            ['preferred', 'http://hl7.eu/fhir/laboratory/ValueSet/lab-presenceAbsence-eu-lab'],
            ['candidate', 'ips:results-microorganism-snomed-ct-ips-free-set'],
          ],
        },
        method: { bind: ['preferred', 'http://hl7.eu/fhir/laboratory/ValueSet/lab-technique-eu-lab'] },
        specimen: refersTo('own:Specimen-eu-lab'),
        hasMember: refersTo('own:Observation-resultslab-eu-lab'),
        'component.code': { bind: ['preferred', 'http://hl7.eu/fhir/laboratory/ValueSet/lab-obsCode-eu-lab'] },
        'component.value[x]': { sliced: 'type@$this', closed: true },
        'component.value[x]:valueQuantity': { types: [as('Quantity', 'own:Quantity-eu-lab')] },
        'component.value[x]:valueString': only(as('string')),
        'component.value[x]:valueRange': only(as('Range', 'own:Range-eu-lab')),
        'component.value[x]:valueRatio': only(as('Ratio', 'own:Ratio-eu-lab')),
        'component.value[x]:valueTime': only(as('time')),
        'component.value[x]:valueDateTime': only(as('dateTime')),
        'component.value[x]:valuePeriod': only(as('Period')),
        'component.value[x]:valueCodeableConcept': {
          card: '0..1',
          types: [as('CodeableConcept')],
          bind: ['preferred', 'ips:results-coded-values-laboratory-pathology-uv-ips'],
          also: [
            ['candidate', 'ips:results-blood-group-snomed-ct-ips-free-set'],
            ['preferred', 'http://hl7.eu/fhir/laboratory/ValueSet/lab-presenceAbsence-eu-lab'],
            ['candidate', 'ips:results-microorganism-snomed-ct-ips-free-set'],
          ],
        },
      },
    },
    'Patient-animal-eu-lab': {
      of: 'Patient',
      elements: {
        extension: { card: '1..', sliced: 'value@url' },
        'extension:patient-animal': extension('1..1', 'patient-animal'),
        'extension:patient-animal.extension:species.value[x]': { bind: ['example', 'own:speciesType-eu'] },
        'extension:recordedSexOrGender': extension('0..1', 'individual-recordedSexOrGender'),
        telecom: none,
        maritalStatus: none,
      },
    },
    'Quantity-eu-lab': {
      of: 'Quantity',
      elements: {
        'extension:uncertainty': extension('0..1', 'iso21090-uncertainty'),
        'extension:uncertaintyType': extension('0..1', 'iso21090-uncertaintyType'),
        system: ucum,
      },
    },
    'Range-eu-lab': {
      of: 'Range',
      elements: {
        'extension:uncertainty': extension('0..1', 'iso21090-uncertainty'),
        'extension:uncertaintyType': extension('0..1', 'iso21090-uncertaintyType'),
        'low.system': ucum,
        'low.code': needed,
        'high.system': ucum,
        'high.code': needed,
      },
    },
    'Ratio-eu-lab': {
      of: 'Ratio',
      elements: {
        'extension:uncertainty': extension('0..1', 'iso21090-uncertainty'),
        'extension:uncertaintyType': extension('0..1', 'iso21090-uncertaintyType'),
        'numerator.system': ucum,
        'numerator.code': needed,
        'denominator.system': ucum,
        'denominator.code': needed,
      },
    },
    'ServiceRequest-eu-lab': {
      of: 'ServiceRequest',
      elements: {
        'extension:accreditedLab': extension('0..1', LABORATORY_ACCREDITED),
        identifier: needed,
        code: { bind: ['preferred', 'http://hl7.eu/fhir/laboratory/ValueSet/lab-orderCodes-eu-lab'] },
        subject: refersTo('own:patient-eu-core', 'own:Patient-animal-eu-lab', 'Group', 'Location', 'Device'),
        insurance: refersTo('Coverage'),
        specimen: refersTo('own:Specimen-eu-lab'),
      },
    },
    'Specimen-eu-lab': {
      of: 'Specimen',
      elements: {
        'extension:focus': extension('0..1', SPECIMEN_FOCUS),
        'extension:focus.value[x]': refersTo('own:animal-specimen-eu-lab', 'Group', 'Device', 'Substance', 'Location'),
        type: { card: '1..', bind: ['preferred', 'http://hl7.eu/fhir/laboratory/ValueSet/lab-specimenType-eu-lab'] },
        subject: refersTo('own:patient-eu-core', 'Group', 'Device', 'Substance', 'Location'),
        parent: refersTo('own:Specimen-eu-lab'),
        'collection.extension:bodySite': extension('0..1', 'bodySite'),
        'collection.extension:bodySite.value[x]': refersTo('own:bodyStructure-eu-core'),
        'collection.bodySite': { bind: ['preferred', 'body-site'] },
        'processing.additive': refersTo('Substance', 'own:Substance-additive-eu-lab'),
        'container.extension:device': extension('0..1', fromR5('Specimen.container.device')),
        'container.extension:device.value[x]': refersTo('Device'),
        'container.type': {
          bind: ['preferred', 'http://hl7.eu/fhir/laboratory/ValueSet/lab-specimenContainer-eu-lab'],
        },
        'container.additive[x]': none,
      },
    },
    'Substance-additive-eu-lab': {
      of: 'Substance',
      elements: {
        code: { bind: ['preferred', 'http://hl7.eu/fhir/laboratory/ValueSet/lab-specimenAdditive-eu-lab'] },
      },
    },
    'animal-specimen-eu-lab': {
      of: 'RelatedPerson',
      elements: {
        extension: { card: '1..', sliced: 'value@url' },
        'extension:specimen-animal': extension('1..1', 'practitioner-animalSpecies'),
        'extension:specimen-animal.value[x]': { bind: ['example', 'own:speciesType-eu'] },
        'extension:recordedSexOrGender': extension('0..1', 'individual-recordedSexOrGender'),
        relationship: none,
        telecom: none,
        gender: none,
        address: none,
        photo: none,
        period: none,
        communication: none,
      },
    },
  },
}
