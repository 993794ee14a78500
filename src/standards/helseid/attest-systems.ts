/** Number systems of an attest, as it writes them. */
export const numberSystems = {
  fodselsnummer: 'urn:oid:2.16.578.1.12.4.1.4.1',
  dNummer: 'urn:oid:2.16.578.1.12.4.1.4.2',
  hpr: 'urn:oid:2.16.578.1.12.4.1.4.4',
  organisation: 'urn:oid:2.16.578.1.12.4.1.4.101',
  resh: 'urn:oid:2.16.578.1.12.4.1.4.102',
} as const

/** Category of health personnel (Volven 9060). */
export const professionSystem = 'urn:oid:2.16.578.1.12.4.1.1.9060'

/** HL7 v3 PurposeOfUse. */
export const purposeSystem = 'urn:oid:2.16.840.1.113883.1.11.20448'

/** Planned, in the acute chain, coordination, override (ATT-38 to ATT-41). */
export const purposes: ReadonlySet<string> = new Set(['TREAT', 'ETREAT', 'COC', 'BTG'])

/** Kinds of service that may stand as `healthcare_service` (ATT-37). */
export const serviceSystems: ReadonlySet<string> = new Set(
  ['8655', '8662', '8663', '8664', '8666', '8668', '8451', '7750', '8254'].map(
    (number) => `urn:oid:2.16.578.1.12.4.1.1.${number}`,
  ),
)

/** The municipalities' details of a purpose, and the hospitals' (ATT-45). */
export const detailSystems: ReadonlySet<string> = new Set([
  'urn:oid:2.16.578.1.12.4.1.1.9151',
  'urn:AuditEventHL7Norway/CodeSystem/carerelation',
])
