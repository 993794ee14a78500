import {
  COMPOSITION_DIAGNOSTIC_REPORT_REFERENCE,
  INFORMATION_RECIPIENT,
  MEDICATION_PACKAGE_TYPE,
  PERIODS_OF_LIFE,
} from './extensions.ts'
import { as, byType, concept, extension, fromR5, ihe, needed, none, only, refersTo, rule, to } from './rows.ts'
import type { Guide } from './table.ts'

const BODY_SITE = 'http://hl7.org/fhir/StructureDefinition/bodySite'
const DATA_ABSENT_REASON = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'

const EU_BODYSITE_1 = rule(
  'eu-bodysite-1',
  'Say where on the body with a code or with a reference to a BodyStructure, never with both',
  `extension('${BODY_SITE}').exists() implies (coding.empty() and text.empty())`,
)
const OBS_VALUE_1 = rule(
  'obs-value-1',
  'An attached value from R5 and an ordinary value exclude each other',
  `extension('${fromR5('Observation.value')}').exists() implies value.empty()`,
)
const NAME_OR_IDENTIFIER = rule(
  'name-or-identifier',
  'A name or an identifier must be there',
  'name.exists() or identifier.exists()',
)
/** What every name of a patient in Europe must hold. */
export const EU_PAT_1 = rule(
  'eu-pat-1',
  'A name has a family name, given names or a text, or says why it has none',
  `text.exists() or family.exists() or given.exists() or extension('${DATA_ABSENT_REASON}').exists()`,
)

/**
 * What the European guides share: patient, practitioner, organisation and the clinical resources.
 *
 * Follows HL7 Europe Base and Core 2.0.0 (trial use), read from the package; every element agrees, which
 * `published.test.ts` checks. Left out: value sets that only advise (`example`, `preferred`) and are long, which keep
 * their published URLs.
 *
 * @see https://hl7.eu/fhir/base
 */
export const core: Guide = {
  package: 'hl7.fhir.eu.base',
  version: '2.0.0',
  canonical: 'http://hl7.eu/fhir/base',
  profiles: {
    'Address-eu': {
      of: 'Address',
      elements: {
        'line.extension:streetName': extension('0..*', 'iso21090-ADXP-streetName'),
        'line.extension:houseNumber': extension('0..*', 'iso21090-ADXP-houseNumber'),
        'line.extension:postBox': extension('0..*', 'iso21090-ADXP-postBox'),
        'country.extension:countryCode': extension('0..1', 'iso21090-codedString'),
        'country.extension:countryCode.value[x]': { bind: ['preferred', 'iso3166-1-2'] },
      },
    },
    'allergyIntolerance-eu-core': {
      of: 'AllergyIntolerance',
      elements: {
        'extension:abatement': extension('0..1', 'allergyintolerance-abatement'),
        'extension:abatement.value[x]': byType,
        'extension:abatement.value[x]:valueDateTime': only(as('dateTime')),
        code: {
          card: '1..',
          bind: ['preferred', 'ips:allergies-intolerances-uv-ips'],
          also: [
            ['preferred', 'mvc:eHDSIAllergenNoDrug'],
            ['preferred', 'ips:whoatc-uv-ips'],
          ],
        },
        patient: refersTo('own:patient-eu-core'),
        'onset[x]': byType,
        'onset[x]:onsetDateTime': only(as('dateTime')),
        'reaction.substance': { bind: ['example', 'mvc:eHDSIAllergenNoDrug'] },
        'reaction.manifestation': {
          bind: ['preferred', 'ips:allergy-reaction-uv-ips'],
          also: [['preferred', 'mvc:eHDSIReactionAllergy']],
        },
      },
    },
    'bodyStructure-eu-core': {
      of: 'BodyStructure',
      elements: {
        'extension:includedStructure': extension('0..*', fromR5('BodyStructure.includedStructure')),
        'extension:includedStructure.extension:structure.value[x]': { bind: ['preferred', 'body-site'] },
        'extension:includedStructure.extension:laterality.value[x]': { bind: ['preferred', 'own:siteLaterality-eu'] },
        'extension:includedStructure.extension:qualifier.value[x]': { bind: ['preferred', 'own:siteQualifier-eu'] },
        morphology: { bind: ['preferred', 'bodystructure-code'] },
        location: none,
        locationQualifier: none,
      },
    },
    'composition-eu-core': {
      of: 'Composition',
      elements: {
        'extension:version': extension('0..1', fromR5('Composition.version')),
        'extension:informationRecipient': extension('0..*', INFORMATION_RECIPIENT),
        'extension:informationRecipient.value[x]': refersTo(
          'own:practitioner-eu-core',
          'own:practitionerRole-eu-core',
          'own:organization-eu-core',
          'Device',
          'own:patient-eu-core',
          'RelatedPerson',
        ),
        'extension:diagnosticReport': extension('0..1', COMPOSITION_DIAGNOSTIC_REPORT_REFERENCE),
        identifier: needed,
        subject: { card: '1..', types: [to('own:patient-eu-core', 'Group', 'own:location-eu-core', 'Device')] },
        author: refersTo(
          'own:practitioner-eu-core',
          'own:practitionerRole-eu-core',
          'own:organization-eu-core',
          'Device',
          'own:patient-eu-core',
          'RelatedPerson',
        ),
        attester: { sliced: 'value@mode' },
        'attester.party': refersTo(
          'own:patient-eu-core',
          'RelatedPerson',
          'own:practitioner-eu-core',
          'own:practitionerRole-eu-core',
          'own:organization-eu-core',
        ),
        'attester:legalAuthenticator': { card: '0..*' },
        'attester:legalAuthenticator.mode': { patternCode: 'legal' },
        'attester:legalAuthenticator.time': needed,
        'attester:legalAuthenticator.party': {
          card: '1..',
          types: [to('own:practitionerRole-eu-core', 'own:practitioner-eu-core')],
        },
        'attester:validator': { card: '0..*' },
        'attester:validator.mode': { patternCode: 'professional' },
        'attester:validator.time': needed,
        'attester:validator.party': {
          card: '1..',
          types: [to('own:practitionerRole-eu-core', 'own:practitioner-eu-core')],
        },
        custodian: refersTo('own:organization-eu-core'),
        'section.extension:section-note': extension('0..*', 'note'),
        'section.title': needed,
        'section.code': needed,
        'section.text': needed,
      },
    },
    'condition-eu-core': {
      of: 'Condition',
      elements: {
        'extension:assertedDate': extension('0..1', 'condition-assertedDate'),
        'extension:relatedArtifact': extension('0..*', 'artifact-relatedArtifact'),
        clinicalStatus: { bind: ['required', 'condition-clinical'] },
        verificationStatus: { bind: ['required', 'condition-ver-status'] },
        severity: { bind: ['preferred', 'condition-severity'] },
        code: {
          card: '1..',
          bind: ['preferred', 'ips:problems-uv-ips'],
          also: [['preferred', 'mvc:eHDSIIllnessandDisorder']],
        },
        bodySite: { bind: ['preferred', 'body-site'], must: [EU_BODYSITE_1] },
        'bodySite.extension:bodySite': extension('0..1', 'bodySite'),
        'bodySite.extension:bodySite.value[x]': refersTo('own:bodyStructure-eu-core'),
        subject: refersTo('own:patient-eu-core'),
        'onset[x]': byType,
        'onset[x]:onsetDateTime': only(as('dateTime')),
        'abatement[x]': byType,
        'abatement[x]:abatementDateTime': only(as('dateTime')),
        recorder: refersTo('own:practitionerRole-eu', 'own:practitioner-eu', 'own:patient-eu-core', 'RelatedPerson'),
      },
    },
    'diagnosticReport-eu-core': {
      of: 'DiagnosticReport',
      elements: {
        'extension:DiagnosticReportCompositionR5': extension('0..1', fromR5('DiagnosticReport.composition')),
        'extension:DiagnosticReportCompositionR5.value[x]': { card: '1..', types: [to('own:composition-eu-core')] },
        'extension:note': extension('0..*', fromR5('DiagnosticReport.note')),
        'extension:note.value[x].extension:annotation-type': extension('0..*', 'annotationType'),
        subject: {
          card: '1..',
          types: [to('own:patient-eu-core', 'own:patient-animal-eu-core', 'Group', 'Location', 'Device')],
        },
        'effective[x]': byType,
        'effective[x]:effectivePeriod': only(as('Period')),
        performer: {
          sliced: 'profile@$this',
          types: [
            to('own:practitionerRole-eu-core', 'own:practitioner-eu-core', 'own:organization-eu-core', 'CareTeam'),
          ],
        },
        'performer:organization': { card: '0..*', types: [to('own:organization-eu-core')] },
        resultsInterpreter: {
          sliced: 'profile@resolve()',
          types: [
            to('own:practitionerRole-eu-core', 'own:practitioner-eu-core', 'own:organization-eu-core', 'CareTeam'),
          ],
        },
        'resultsInterpreter:author': { card: '0..*', types: [to('own:practitionerRole-eu-core')] },
      },
    },
    'flag-patient-eu-core': {
      of: 'Flag',
      elements: {
        'extension:flagDetailExt': extension('0..*', 'flag-detail'),
        'extension:flagPriorityExt': extension('0..1', 'flag-priority'),
        'extension:note': extension('0..*', 'note'),
        subject: refersTo('own:patient-eu-core'),
      },
    },
    'immunization-eu-core': {
      of: 'Immunization',
      elements: {
        'extension:administeredProduct': extension('0..1', fromR5('Immunization.administeredProduct')),
        'extension:administeredProduct.extension:reference.value[x]': refersTo('own:medication-eu-core'),
        'extension:informationSource': extension('0..1', fromR5('Immunization.informationSource')),
        'extension:informationSource.extension:reference.value[x]': refersTo(
          'own:patient-eu-core',
          'own:practitioner-eu-core',
          'own:practitionerRole-eu-core',
          'RelatedPerson',
          'own:organization-eu-core',
        ),
        vaccineCode: {
          bind: ['preferred', 'ips:vaccines-uv-ips'],
          also: [
            ['preferred', 'ips:vaccines-whoatc-uv-ips'],
            ['preferred', 'mvc:eHDSIVaccine'],
          ],
        },
        patient: refersTo('own:patient-eu-core'),
        'occurrence[x]': byType,
        'occurrence[x]:occurrenceDateTime': only(as('dateTime')),
        'occurrence[x]:occurrenceDateTime.extension:periodOfLife': extension('0..1', PERIODS_OF_LIFE),
        'occurrence[x]:occurrenceDateTime.extension:periodOfLife.value[x]': {
          bind: ['preferred', 'own:periodsOfLife-eu'],
        },
        location: refersTo('own:location-eu-core'),
        performer: { sliced: 'value@$this.function' },
        'performer:administeringCentreOrHp': { card: '0..*' },
        'performer:administeringCentreOrHp.function': concept('http://terminology.hl7.org/CodeSystem/v2-0443', 'AP'),
        'performer:administeringCentreOrHp.actor': refersTo(
          'own:organization-eu-core',
          'own:practitionerRole-eu-core',
          'own:practitioner-eu-core',
        ),
        'protocolApplied.targetDisease': {
          bind: ['preferred', 'ips:target-diseases-uv-ips'],
          also: [['preferred', 'mvc:eHDSIIllnessandDisorder']],
        },
      },
    },
    'location-eu-core': {
      of: 'Location',
      elements: {
        address: { types: [as('Address', 'own:Address-eu')] },
      },
    },
    'medicalTestResult-eu-core': {
      of: 'Observation',
      must: [OBS_VALUE_1],
      elements: {
        'extension:bodyStructure': extension('0..1', fromR5('Observation.bodyStructure')),
        'extension:triggeredBy': extension('0..*', fromR5('Observation.triggeredBy')),
        'extension:triggeredBy.extension:observation.value[x]': refersTo('own:medicalTestResult-eu-core'),
        'extension:value-r5': extension('0..1', fromR5('Observation.value')),
        category: needed,
        code: { bind: ['example', 'own:medicalTestResult-eu'] },
        subject: { card: '1..', types: [to('own:patient-eu-core')] },
        focus: refersTo('own:patient-eu-core', 'RelatedPerson', 'Group', 'Device', 'own:location-eu-core'),
        'effective[x]': { card: '1..', types: [as('dateTime'), as('Period')] },
        performer: refersTo('own:practitioner-eu-core', 'own:practitionerRole-eu-core', 'own:organization-eu-core'),
        'performer.extension:performerFunction': extension('0..1', 'event-performerFunction'),
        'value[x]': byType,
        'value[x]:valueQuantity': only(as('Quantity')),
        'value[x]:valueQuantity.extension:uncertainty': extension('0..1', 'iso21090-uncertainty'),
        hasMember: refersTo('own:medicalTestResult-eu-core'),
        derivedFrom: refersTo('own:medicalTestResult-eu-core', 'ImagingStudy'),
        'component.extension:value-r5': extension('0..1', fromR5('Observation.value')),
        'component.code': { bind: ['example', 'own:medicalTestResult-eu'] },
        'component.value[x]': byType,
        'component.value[x]:valueQuantity': only(as('Quantity')),
        'component.value[x]:valueQuantity.extension:uncertainty': extension('0..1', 'iso21090-uncertainty'),
      },
    },
    'medication-eu-core': {
      of: 'Medication',
      elements: {
        'extension:productName': extension('0..1', ihe('medication-productname')),
        'extension:classification': extension('0..*', ihe('medication-classification')),
        'extension:sizeOfItem': extension('0..1', ihe('medication-sizeofitem')),
        'extension:characteristic': extension('0..*', ihe('medication-characteristic')),
        'extension:unitOfPresentation': extension('0..1', ihe('medication-unitofpresentation')),
        'extension:packageType': extension('0..1', MEDICATION_PACKAGE_TYPE),
        'extension:device': extension('0..*', ihe('medication-device')),
        'extension:device.extension:device.value[x]': { bind: ['example', 'mvc:eHDSIPackage'] },
        form: { bind: ['example', 'mvc:eHDSIDoseForm'] },
        'ingredient.item[x]': byType,
        'ingredient.item[x]:itemReference': only(to('own:medication-eu-core')),
        'ingredient.item[x]:itemCodeableConcept': {
          card: '0..1',
          types: [as('CodeableConcept')],
          bind: ['example', 'ips:medicine-active-substances-uv-ips'],
          also: [['preferred', 'mvc:eHDSISubstance']],
        },
        'ingredient.strength.extension:basisOfStrengthSubstance': extension(
          '0..1',
          ihe('medication-strengthsubstance'),
        ),
      },
    },
    'medicationRequest-eu-core': {
      of: 'MedicationRequest',
      elements: {
        'extension:effectiveDosePeriod': extension('0..1', fromR5('MedicationRequest.effectiveDosePeriod')),
        'extension:renderedDosageInstruction': extension('0..1', fromR5('MedicationRequest.renderedDosageInstruction')),
        'medication[x]': { types: [as('CodeableConcept'), to('own:medication-eu-core')] },
        subject: refersTo('own:patient-eu-core', 'Group'),
        requester: refersTo(
          'own:patient-eu-core',
          'own:practitioner-eu-core',
          'own:practitionerRole-eu-core',
          'own:organization-eu-core',
          'RelatedPerson',
        ),
        reasonCode: { bind: ['example', 'condition-code'], also: [['preferred', 'mvc:eHDSIIllnessandDisorder']] },
        'dosageInstruction.doseAndRate.dose[x]': byType,
        'dosageInstruction.doseAndRate.dose[x]:doseQuantity': only(as('Quantity', 'SimpleQuantity')),
        'dispenseRequest.extension:prescribedQuantity': extension('0..1', ihe('medicationrequest-prescribedQuantity')),
      },
    },
    'medicationStatement-eu-core': {
      of: 'MedicationStatement',
      elements: {
        'extension:adherence': extension('0..1', fromR5('MedicationStatement.adherence')),
        category: {
          bind: ['preferred', 'medication-statement-category'],
          also: [['preferred', 'own:medicationIntendedUse-eu']],
        },
        'medication[x]': {
          types: [as('CodeableConcept'), to('own:medication-eu-core')],
          bind: ['example', 'ips:medication-uv-ips'],
        },
        subject: refersTo('own:patient-eu-core', 'Group'),
        'effective[x]': byType,
        'effective[x]:effectivePeriod': only(as('Period')),
        informationSource: refersTo(
          'own:patient-eu-core',
          'own:practitioner-eu-core',
          'own:practitionerRole-eu-core',
          'own:organization-eu-core',
          'RelatedPerson',
        ),
      },
    },
    'organization-eu-core': {
      of: 'Organization',
      on: 'own:organization-eu',
      elements: {
        name: needed,
        partOf: refersTo('own:organization-eu-core'),
      },
    },
    'organization-eu': {
      of: 'Organization',
      must: [NAME_OR_IDENTIFIER],
      elements: {
        address: { types: [as('Address', 'own:Address-eu')] },
      },
    },
    'patient-animal-eu-core': {
      of: 'Patient',
      on: 'own:patient-eu',
      elements: {
        extension: needed,
        'extension:patient-animal': extension('1..1', 'patient-animal'),
        'extension:patient-animal.extension:species.value[x]': { bind: ['example', 'own:speciesType-eu'] },
        'extension:recordedSexOrGender': extension('0..1', 'individual-recordedSexOrGender'),
        telecom: none,
        maritalStatus: none,
        communication: none,
      },
    },
    'patient-eu-core': {
      of: 'Patient',
      on: 'own:patient-eu',
      elements: {
        name: { card: '1..', must: [EU_PAT_1] },
        birthDate: needed,
      },
    },
    'patient-eu': {
      of: 'Patient',
      elements: {
        'extension:birthPlace': extension('0..1', 'patient-birthPlace'),
        'extension:birthPlace.value[x]': { types: [as('Address', 'own:Address-eu')] },
        'extension:sex-for-clinical-use': extension('0..*', 'patient-sexParameterForClinicalUse'),
        'extension:gender-identity': extension('0..*', 'individual-genderIdentity'),
        'extension:pronouns': extension('0..*', 'individual-pronouns'),
        'extension:patient-citizenship': extension('0..*', 'patient-citizenship'),
        'extension:patient-nationality': extension('0..*', 'patient-nationality'),
        'extension:birthTime': extension('0..1', 'patient-birthTime'),
        address: { types: [as('Address', 'own:Address-eu')] },
        'contact.address': { types: [as('Address', 'own:Address-eu')] },
      },
    },
    'practitioner-eu-core': {
      of: 'Practitioner',
      on: 'own:practitioner-eu',
      elements: {
        name: needed,
      },
    },
    'practitioner-eu': {
      of: 'Practitioner',
      must: [NAME_OR_IDENTIFIER],
      elements: {
        address: { types: [as('Address', 'own:Address-eu')] },
      },
    },
    'practitionerRole-eu-core': {
      of: 'PractitionerRole',
      on: 'own:practitionerRole-eu',
      elements: {
        practitioner: refersTo('own:practitioner-eu-core'),
        organization: refersTo('own:organization-eu-core'),
      },
    },
    'practitionerRole-eu': {
      of: 'PractitionerRole',
      elements: {},
    },
    'procedure-eu-core': {
      of: 'Procedure',
      elements: {
        'extension:recorded': extension('0..1', fromR5('Procedure.recorded')),
        code: { card: '1..', bind: ['preferred', 'ips:procedures-uv-ips'] },
        subject: refersTo('own:patient-eu-core'),
        'performed[x]': needed,
        'performer.actor': refersTo(
          'own:practitionerRole-eu-core',
          'own:practitioner-eu-core',
          'Device',
          'own:patient-eu-core',
          'RelatedPerson',
          'own:organization-eu-core',
        ),
        'performer.onBehalfOf': refersTo('own:organization-eu-core'),
        reasonReference: refersTo(
          'own:condition-eu-core',
          'Observation',
          'own:procedure-eu-core',
          'DiagnosticReport',
          'DocumentReference',
        ),
        bodySite: { bind: ['preferred', 'body-site'], must: [EU_BODYSITE_1] },
        'bodySite.extension:bodySite': extension('0..1', 'bodySite'),
        'bodySite.extension:bodySite.value[x]': refersTo('own:bodyStructure-eu-core'),
        complicationDetail: refersTo('own:condition-eu-core'),
        usedReference: refersTo('Device', 'own:medication-eu-core', 'Substance'),
      },
    },
  },
}
