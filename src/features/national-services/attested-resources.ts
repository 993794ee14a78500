import type { Attest, AttestCode, AttestIdentifier } from '../../standards/helseid/attest.ts'
import type { Json } from '../../standards/fhir/json.ts'

// What an attest says, as the resources that the Norwegian AuditEvent contains.

/**
 * Who asked: the professional in their role, at the department or else the legal entity, and at the point of care.
 *
 * @param name as the issuer gives it
 */
export function practitionerOf({ practitioner }: Attest, name: string): readonly Json[] {
  const { identifier, hpr_nr, authorization, legal_entity, point_of_care, department } = practitioner
  return [
    {
      resourceType: 'Practitioner',
      id: 'practitioner',
      identifier: [identifierOf(identifier), ...(hpr_nr ? [identifierOf(hpr_nr)] : [])],
      name: [{ text: name }],
      ...(authorization ? { qualification: [{ code: { coding: [codingOf(authorization)] } }] } : {}),
    },
    organisationOf('legal-entity', legal_entity),
    ...(department ? [{ ...organisationOf('department', department), partOf: { reference: '#legal-entity' } }] : []),
    ...locationOf('point-of-care', point_of_care),
    {
      resourceType: 'PractitionerRole',
      id: 'professional',
      practitioner: { reference: '#practitioner' },
      organization: { reference: department ? '#department' : '#legal-entity' },
      location: [{ reference: '#point-of-care' }],
    },
  ]
}

/** In which contact: what kind of service, and where the patient is. Nothing where the attest says neither. */
export function encounterOf({
  care_relationship: { healthcare_service },
  patients: [patient],
}: Attest): readonly Json[] {
  const { point_of_care, department } = patient ?? {}
  if (!healthcare_service && !point_of_care && !department) return []
  return [
    ...(point_of_care ? locationOf('patient-point-of-care', point_of_care) : []),
    ...(department ? [organisationOf('patient-department', department)] : []),
    {
      resourceType: 'Encounter',
      id: 'encounter',
      status: 'unknown',
      // An attest does not say it, and FHIR R4 asks for it.
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor', code: 'UNK' },
      ...(healthcare_service ? { serviceType: { coding: [codingOf(healthcare_service)] } } : {}),
      ...(point_of_care ? { location: [{ location: { reference: '#patient-point-of-care' } }] } : {}),
      ...(department ? { serviceProvider: { reference: '#patient-department' } } : {}),
    },
  ]
}

/** A code of an attest, with the words it came with. */
export function codingOf({ system, code, text }: AttestCode): Json {
  return { system, code, ...(text === undefined ? {} : { display: text }) }
}

function locationOf(id: string, organisation: AttestIdentifier): readonly Json[] {
  const managing = `${id}-organization`
  return [
    organisationOf(managing, organisation),
    { resourceType: 'Location', id, managingOrganization: { reference: `#${managing}` } },
  ]
}

function organisationOf(id: string, given: AttestIdentifier): Json {
  const { name } = given
  return {
    resourceType: 'Organization',
    id,
    identifier: [identifierOf(given)],
    ...(name === undefined ? {} : { name }),
  }
}

function identifierOf({ system, id: value, authority }: AttestIdentifier): Json {
  return { system, value, ...(authority === undefined ? {} : { assigner: { display: authority } }) }
}
