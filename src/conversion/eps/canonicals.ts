/**
 * Profile URLs and versions are configuration, never constants: the EPS guide renames them between ballots
 * (`eu-formats.md` 0.1). These are the defaults; `convert --profiles FILE` and the configuration replace them.
 */
export type Canonicals = {
  /** Profile by resource role; a role that is left out claims no profile. */
  readonly profiles: Readonly<Partial<Record<ProfileRole, string>>>
}

/** What a profile may be claimed for. */
export const profileRoles = [
  'bundle',
  'composition',
  'patient',
  'allergyIntolerance',
  'condition',
  'medicationStatement',
  'medication',
  'immunization',
  'procedure',
  'device',
  'deviceUseStatement',
  'observation',
  'vitalSigns',
  'pregnancyStatus',
  'pregnancyDeliveryDate',
  'pregnancyOutcome',
  'organization',
  'practitioner',
  'practitionerRole',
] as const

export type ProfileRole = (typeof profileRoles)[number]

/** EPS 1.0.0-xtehr with EU base 2.0.0. */
export const eps: Canonicals = {
  profiles: {
    bundle: 'http://hl7.eu/fhir/eps/StructureDefinition/bundle-eu-eps',
    composition: 'http://hl7.eu/fhir/eps/StructureDefinition/composition-eu-eps',
    patient: 'http://hl7.eu/fhir/eps/StructureDefinition/patient-eu-eps',
    allergyIntolerance: 'http://hl7.eu/fhir/eps/StructureDefinition/allergyintolerance-obl-eu-eps',
    condition: 'http://hl7.eu/fhir/eps/StructureDefinition/condition-obl-eu-eps',
    medicationStatement: 'http://hl7.eu/fhir/eps/StructureDefinition/MedicationStatement-eu-eps',
    medication: 'http://hl7.eu/fhir/eps/StructureDefinition/medication-obl-eu-eps',
    immunization: 'http://hl7.eu/fhir/eps/StructureDefinition/immunization-obl-eu-eps',
    procedure: 'http://hl7.eu/fhir/eps/StructureDefinition/procedure-eu-eps',
    device: 'http://hl7.eu/fhir/eps/StructureDefinition/device-eu-eps',
    deviceUseStatement: 'http://hl7.eu/fhir/eps/StructureDefinition/deviceUseStatement-eu-eps',
    organization: 'http://hl7.eu/fhir/eps/StructureDefinition/organization-obl-eu-eps',
    practitioner: 'http://hl7.eu/fhir/eps/StructureDefinition/practitioner-obl-eu-eps',
    practitionerRole: 'http://hl7.eu/fhir/eps/StructureDefinition/practitionerrole-obl-eu-eps',
  },
}
