import { identifierSystems } from '../../../standards/norway/identifier-systems.ts'

const canonical = 'http://hl7.no/fhir/ig/ParekIG'

/** The identifier that a requester gives, by which the same requisition sent twice is one. */
export const requesterDefinedUuid = `${canonical}/NamingSystem/RequesterDefinedUuid`

/** What each kind of resource claims to follow. */
export const profiles = {
  ServiceRequest: `${canonical}/StructureDefinition/parek-service-request`,
  Specimen: `${canonical}/StructureDefinition/parek-specimen`,
} as const

/** Kinds of records, which are types of resources. */
export type ParekType = keyof typeof profiles

/** Systems that a person may be named under (PersonPublicIdType). */
export const personSystems: readonly string[] = [identifierSystems.FNR, identifierSystems.DNR, identifierSystems.FHN]

/** Those that a professional may be named under (HealthCarePersonIdType adds HPR). */
export const practitionerSystems: readonly string[] = [...personSystems, identifierSystems.HPR]

/** Those that an organisation may be named under (OrganizationIdType). */
export const organisationSystems: readonly string[] = [
  identifierSystems.HER,
  identifierSystems.ENH,
  identifierSystems.RESH,
]

/** FHIR R5, request-status and request-intent: required bindings. */
export const requestStatuses = [
  'draft',
  'active',
  'on-hold',
  'revoked',
  'completed',
  'entered-in-error',
  'unknown',
] as const
export const requestIntents = [
  'proposal',
  'plan',
  'directive',
  'order',
  'original-order',
  'reflex-order',
  'filler-order',
  'instance-order',
  'option',
] as const

/** FHIR R5, specimen-status: a required binding. */
export const specimenStatuses = ['available', 'unavailable', 'unsatisfactory', 'entered-in-error'] as const
