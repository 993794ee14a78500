import { identifierSystems, volven } from '../norway/identifier-systems.ts'

/** Number systems of an attest, as it writes them. */
export const numberSystems = {
  fodselsnummer: identifierSystems.FNR,
  dNummer: identifierSystems.DNR,
  hpr: identifierSystems.HPR,
  organisation: identifierSystems.ENH,
  resh: identifierSystems.RESH,
} as const

/** Category of health personnel. */
export const professionSystem = volven('9060')

/** HL7 v3 PurposeOfUse. */
export const purposeSystem = 'urn:oid:2.16.840.1.113883.1.11.20448'

/** Planned, in the acute chain, coordination, override (ATT-38 to ATT-41). */
export const purposes: ReadonlySet<string> = new Set(['TREAT', 'ETREAT', 'COC', 'BTG'])

/** Kinds of service that may stand as `healthcare_service` (ATT-37). */
export const serviceSystems: ReadonlySet<string> = new Set(
  ['8655', '8662', '8663', '8664', '8666', '8668', '8451', '7750', '8254'].map(volven),
)

/** The municipalities' details of a purpose, and the hospitals' (ATT-45). */
export const detailSystems: ReadonlySet<string> = new Set([
  volven('9151'),
  'urn:AuditEventHL7Norway/CodeSystem/carerelation',
])
